import type { Couple, CoupleId } from '../../model/couple.ts';
import type { DueRitual } from '../../port/stores/ritual-store.ts';
import { lastPeriod } from '../../schedule/last-period.ts';
import type { ChoreContext } from '../context.ts';
import { offerRitual } from '../offer-ritual.ts';
import type { RitualDefinition } from '../ritual.ts';

declare module '../../model/ritual.ts' {
  interface RitualNames {
    /** What was said to each other since the last time. */
    'jar-digest': true;
  }
}

/** Nobody has it from the start: it is offered once there are a few in the jar, from both. Sunday, at their usual time. */
export const rituals: readonly RitualDefinition[] = [
  {
    name: 'jar-digest',
    suggested: ({ time, zone }) => ({ days: [7], time, zone }),
    run: tellAll,
  },
];

/** How many there are before it is offered. */
const few = 3;

/** Once each of the two has said something, and there are a few. */
export async function offerDigest(
  context: Pick<ChoreContext, 'stores' | 'now' | 'newId'>,
  couple: Couple,
): Promise<void> {
  const said = await context.stores.appreciations.times(couple.id);
  if (said.length >= few && new Set(said.map(({ side }) => side)).size === 2) {
    await offerRitual(context, couple, 'jar-digest');
  }
}

/**
 * Tells of the time between the last two times of the rhythm, so that what comes late tells of the same week as what
 * comes in time; nothing where nothing was said. What another one has told is not told again.
 * Returns those who heard nothing.
 */
async function tellAll(due: readonly DueRitual[], { stores, now, newId }: ChoreContext): Promise<readonly DueRitual[]> {
  const told = new Set<CoupleId>();
  const periods = due.map(({ ritual, couple }) => ({ coupleId: couple.id, ...lastPeriod(ritual.rhythm, now) }));
  const alike = Map.groupBy(periods, ({ from, until }) => `${from} ${until}`);
  for (const all of alike.values()) {
    const [period] = all;
    if (period === undefined) continue;
    const ids = all.map(({ coupleId }) => coupleId);
    for (const coupleId of await stores.appreciations.withSome(ids, period)) {
      const from = Math.max(period.from, (await stores.digests.lastUntil(coupleId)) ?? 0);
      const digest = { id: newId(), coupleId, from, until: period.until, message: null };
      if (from >= period.until) continue;
      // After a change of rhythm another one may have told all that there was.
      const said = await stores.appreciations.count(coupleId, { from, until: period.until });
      if (said === 0 || !(await stores.digests.add(digest))) continue;
      await stores.jobs.enqueue([{ name: 'post-jar-digest', digestId: digest.id }]);
      told.add(coupleId);
    }
  }
  return due.filter(({ couple }) => !told.has(couple.id));
}
