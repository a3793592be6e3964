import { room, userOf } from '../../adapters/web/place.ts';
import { personIds, type WireStanding } from '../../adapters/web/wire.ts';
import { partsOf } from '../bot/parts.ts';
import { features } from '../bot/registry.ts';
import { coming, readTimetable } from '../features/upcoming.ts';
import type { Instant } from '../model/instant.ts';
import type { Store } from '../port/store.ts';

const { rituals } = partsOf(features);

/** When the next question of the preview's couple comes, quiet hours included; `null` when none does. */
export function nextCheckIn(store: Store, now: Instant): Promise<Instant | null> {
  return store.transaction(async (stores) => {
    const moments: Instant[] = [];
    for (const person of personIds) {
      for (const couple of await stores.couples.ofUser(userOf(person))) {
        if (couple.ending !== null || couple.pause?.until === null) continue;
        const timetable = await readTimetable({ stores, rituals, now }, couple);
        moments.push(...coming(timetable).map(({ comesAt }) => comesAt));
      }
    }
    return moments.length === 0 ? null : Math.min(...moments);
  });
}

/** How things stand with the couple of the preview's room, for the page's first steps and its clock. */
export async function standing(store: Store, now: Instant): Promise<WireStanding> {
  const next = await nextCheckIn(store, now);
  return store.transaction(async ({ couples, rituals }) => {
    const couple = await couples.activeIn(room);
    if (couple === null) return null;
    const question = await rituals.find(couple.id, 'question');
    return { paused: couple.pause !== null, next, rhythm: question?.on === true ? question.rhythm : null };
  });
}
