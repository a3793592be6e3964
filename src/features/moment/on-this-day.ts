import { type CalendarDay, dayIn, dayOfYear, daysComingBackOn, yearOf } from '../../model/calendar-day.ts';
import type { CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { Stores } from '../../port/store.ts';
import type { DueRitual } from '../../port/stores/ritual-store.ts';
import { afterQuietForBoth } from '../../schedule/quiet-hours.ts';
import type { ChoreContext } from '../context.ts';
import type { RitualDefinition, RitualMoments } from '../ritual.ts';
import { dayKey } from './living-day.ts';

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
    speaks,
    run: tellOnThisDay,
  },
];

async function speaks(
  { moments }: Stores,
  asked: readonly RitualMoments[],
): Promise<ReadonlyMap<CoupleId, readonly Instant[]>> {
  const kept = await moments.yearlyDays(asked.map(({ couple }) => couple.id));
  return new Map(
    asked.map(({ couple, ritual, moments: all }) => {
      const days = kept.get(couple.id) ?? [];
      const { zone } = ritual.rhythm;
      return [couple.id, all.filter((at) => comeBackOn(days, dayIn(zone, afterQuietForBoth(couple, at))))];
    }),
  );
}

function comeBackOn(days: readonly CalendarDay[], today: CalendarDay): boolean {
  const year = yearOf(today);
  const wanted = daysComingBackOn(today);
  return days.some((day) => yearOf(day) < year && wanted.includes(dayOfYear(day)));
}

async function tellOnThisDay(due: readonly DueRitual[], { stores, now }: ChoreContext): Promise<readonly DueRitual[]> {
  const byDay = Map.groupBy(due, ({ ritual }) => dayIn(ritual.rhythm.zone, now));
  const told = new Set<CoupleId>();
  for (const [day, all] of byDay) {
    const couples = all.map(({ couple }) => couple.id);
    for (const coupleId of await stores.moments.withComingBack(couples, { on: day, days: daysComingBackOn(day) })) {
      // Chosen for later on a day that was told: its card stands.
      if ((await stores.posts.find(dayKey(coupleId, day))) !== null) continue;
      await stores.jobs.enqueue([{ name: 'post-on-this-day', coupleId, day }]);
      told.add(coupleId);
    }
  }
  return due.filter(({ couple }) => !told.has(couple.id));
}
