import { room, userOf } from '../../adapters/web/place.ts';
import { personIds, type WireStanding } from '../../adapters/web/wire.ts';
import { coming } from '../features/upcoming.ts';
import type { Instant } from '../model/instant.ts';
import type { Store } from '../port/store.ts';

/** When the next question of the preview's couple comes, quiet hours included; `null` when none does. */
export function nextCheckIn(store: Store): Promise<Instant | null> {
  return store.transaction(async ({ couples, rituals }) => {
    const moments: Instant[] = [];
    for (const person of personIds) {
      for (const couple of await couples.ofUser(userOf(person))) {
        if (couple.ending !== null || couple.pause?.until === null) continue;
        moments.push(...coming(couple, await rituals.of(couple.id)).map(({ comesAt }) => comesAt));
      }
    }
    return moments.length === 0 ? null : Math.min(...moments);
  });
}

/** How things stand with the couple of the preview's room, for the page's first steps and its clock. */
export async function standing(store: Store): Promise<WireStanding> {
  const next = await nextCheckIn(store);
  return store.transaction(async ({ couples, rituals }) => {
    const couple = await couples.activeIn(room);
    if (couple === null) return null;
    const question = await rituals.find(couple.id, 'question');
    return { paused: couple.pause !== null, next, rhythm: question?.on === true ? question.rhythm : null };
  });
}
