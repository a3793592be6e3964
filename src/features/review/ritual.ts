import type { CoupleId } from '../../model/couple.ts';
import type { JobOf } from '../../port/jobs.ts';
import type { DueRitual } from '../../port/stores/ritual-store.ts';
import { unheard } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import type { RitualDefinition } from '../ritual.ts';
import { roomCard } from './month-card.ts';
import { hasAny, type MonthParts, type Months, monthsOf, readMonth } from './read-month.ts';

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

/** On the first of the month, at the time of the questions. Nothing is said of a month without anything. */
export function rituals(parts: MonthParts): readonly RitualDefinition[] {
  return [
    {
      name: 'review',
      suggested: ({ time, zone }) => ({ monthDay: 1, time, zone }),
      run: async (due, { stores, content, now, newId }) => {
        const silent: DueRitual[] = [];
        for (const one of due) {
          const { couple } = one;
          const months = await monthsOf(stores, couple, now);
          const library = content.library(couple.partners[0].locale);
          const month = months.present.subtract({ months: 1 });
          if (await hasAny(parts, { stores, library, couple, side: 0, now }, months, month)) {
            const job = { name: 'post-review', coupleId: couple.id, month: String(month), key: newId() } as const;
            await stores.jobs.enqueue([job]);
          } else silent.push(one);
        }
        return silent;
      },
    },
  ];
}

export function jobs(parts: MonthParts): JobDefinitions<'post-review'> {
  return {
    'post-review': {
      run: (context, job) => post(parts, context, job),
      coupleOf: async (_stores, { coupleId }) => coupleId,
    },
  };
}

/**
 * Nobody has to hear of it: it can be looked at whenever one likes. Nothing is said of a month without anything, and of one
 * that is long over by the time the channel can be reached.
 */
async function post(parts: MonthParts, context: JobContext, { coupleId, month, key }: JobOf<'post-review'>) {
  const { store, content, now } = context;
  const made = await store.transaction(async (stores) => {
    const couple = await stores.couples.find(coupleId);
    if (couple === null || couple.ending !== null) return null;
    const library = content.library(couple.partners[0].locale);
    const months = await monthsOf(stores, couple, now);
    if (month !== lastOf(months)) return null;
    const glance = { stores, library, couple, side: 0, now } as const;
    const view = await readMonth(parts, glance, months, Temporal.PlainYearMonth.from(month));
    return view.entries.length === 0 ? null : { room: couple.room, card: await roomCard(library, couple, view) };
  });
  if (made !== null) await context.post(made.room, made.card, `review:${key}`, unheard);
}

/** The month that is over, as in `2026-10`. */
function lastOf({ present }: Months): string {
  return String(present.subtract({ months: 1 }));
}
