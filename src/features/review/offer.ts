import type { CoupleId } from '../../model/couple.ts';
import { hour, type Instant } from '../../model/instant.ts';
import type { JobOf } from '../../port/jobs.ts';
import { isBefore, periodOf, type YearMonth } from '../../schedule/months.ts';
import type { JobContext } from '../context.ts';
import type { Chore, JobDefinitions } from '../definition.ts';
import { offerRitual } from '../offer-ritual.ts';
import { type MonthParts, monthsOf, readMonth } from './read-month.ts';

declare module '../../port/jobs.ts' {
  interface JobShapes {
    /** Sees whether the month that is over is one to look back on. */
    'look-back': { readonly coupleId: CoupleId };
  }
}

/** Couples whose month is over. */
export const lookBackDue: Chore = {
  name: 'look-back',
  batch: 500,
  run: async ({ stores, now }) => {
    const ids = await stores.lookBacks.take(now, 500);
    await stores.jobs.enqueue(ids.map((coupleId) => ({ name: 'look-back', coupleId })));
    return ids.length;
  },
};

export function offerJobs(parts: MonthParts): JobDefinitions<'look-back'> {
  return { 'look-back': { run: (context, job) => lookBack(parts, context, job) } };
}

/** A few things make a month to look back on. */
const few = 3;

/**
 * Offers the ritual after the first full month with a few things in it; after any other month it is seen again when the
 * next one is over.
 */
async function lookBack(
  parts: MonthParts,
  { store, content, now, newId }: JobContext,
  { coupleId }: JobOf<'look-back'>,
) {
  await store.transaction(async (stores) => {
    const couple = await stores.couples.lock(coupleId);
    if (couple === null || couple.ending !== null) return;
    if ((await stores.rituals.find(coupleId, 'review')) !== null) return;
    const months = await monthsOf(stores, couple, now);
    const over = months.present.subtract({ months: 1 });
    if (isBefore(months.first, over)) {
      const library = content.library(couple.partners[0].locale);
      const glance = { stores, library, couple, side: 0, now } as const;
      const { entries } = await readMonth(parts, glance, months, over);
      if (entries.flatMap(({ at }) => at).length >= few) return offerRitual({ stores, now, newId }, couple, 'review');
    }
    await stores.lookBacks.set(coupleId, afterNoon(months.present, months.zone));
  });
}

/** On the day after a month, when nobody sleeps. */
function afterNoon(month: YearMonth, zone: string): Instant {
  return periodOf(month, zone).until + 12 * hour;
}
