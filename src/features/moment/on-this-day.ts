import { dayIn, daysComingBackOn } from '../../model/calendar-day.ts';
import type { DueRitual } from '../../port/stores/ritual-store.ts';
import type { ChoreContext } from '../context.ts';
import type { RitualDefinition } from '../ritual.ts';

declare module '../../model/ritual.ts' {
  interface RitualNames {
    /** What comes back on a day, each day that has something. */
    'on-this-day': true;
  }
}

/**
 * Nobody has it from the start: it is offered once something is kept that comes back. It is due each morning, and silent
 * where nothing comes back. The day is the one of the ritual's own zone, at the moment at which it is told: for both
 * partners, wherever they are, and also where quiet hours have moved it.
 */
export const rituals: readonly RitualDefinition[] = [
  {
    name: 'on-this-day',
    suggested: ({ zone }) => ({ days: [1, 2, 3, 4, 5, 6, 7], time: '09:00', zone }),
    run: tellOnThisDay,
  },
];

async function tellOnThisDay(due: readonly DueRitual[], { stores, now }: ChoreContext): Promise<void> {
  const byDay = Map.groupBy(due, ({ ritual }) => dayIn(ritual.rhythm.zone, now));
  for (const [day, all] of byDay) {
    const couples = all.map(({ couple }) => couple.id);
    const withSome = await stores.moments.withComingBack(couples, { on: day, days: daysComingBackOn(day) });
    await stores.jobs.enqueue(withSome.map((coupleId) => ({ name: 'post-on-this-day', coupleId, day })));
  }
}
