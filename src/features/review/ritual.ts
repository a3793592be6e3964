import type { CoupleId } from '../../model/couple.ts';
import type { JobOf } from '../../port/jobs.ts';
import { unheard } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import type { RitualDefinition } from '../ritual.ts';
import { roomCard } from './month-card.ts';
import { type MonthParts, monthsOf, readMonth } from './read-month.ts';

declare module '../../model/ritual.ts' {
  interface RitualNames {
    /** The month that is over, once a month. */
    review: true;
  }
}

declare module '../../port/jobs.ts' {
  interface JobShapes {
    /** `month` as in `2026-10`. */
    'post-review': { readonly coupleId: CoupleId; readonly month: string; readonly key: string };
  }
}

/** On the first of the month, at the time of the questions. */
export const rituals: readonly RitualDefinition[] = [
  {
    name: 'review',
    suggested: ({ time, zone }) => ({ monthDay: 1, time, zone }),
    run: async (due, { stores, now, newId }) => {
      for (const { couple } of due) {
        const { present } = await monthsOf(stores, couple, now);
        const month = String(present.subtract({ months: 1 }));
        await stores.jobs.enqueue([{ name: 'post-review', coupleId: couple.id, month, key: newId() }]);
      }
    },
  },
];

export function jobs(parts: MonthParts): JobDefinitions<'post-review'> {
  return {
    'post-review': {
      run: (context, job) => post(parts, context, job),
      coupleOf: async (_stores, { coupleId }) => coupleId,
    },
  };
}

/** Nobody has to hear of it: it can be looked at whenever one likes. Of a month without anything, nothing is said. */
async function post(parts: MonthParts, context: JobContext, { coupleId, month, key }: JobOf<'post-review'>) {
  const { store, content, now } = context;
  const made = await store.transaction(async (stores) => {
    const couple = await stores.couples.find(coupleId);
    if (couple === null || couple.ending !== null) return null;
    const library = content.library(couple.partners[0].locale);
    const months = await monthsOf(stores, couple, now);
    const glance = { stores, library, couple, side: 0, now } as const;
    const view = await readMonth(parts, glance, months, Temporal.PlainYearMonth.from(month));
    return view.entries.length === 0 ? null : { room: couple.room, card: await roomCard(library, couple, view) };
  });
  if (made !== null) await context.post(made.room, made.card, `review:${key}`, unheard);
}
