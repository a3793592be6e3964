import type { Couple, CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { DueRitual } from '../../port/stores/ritual-store.ts';
import type { ChoreContext } from '../context.ts';
import type { RitualDefinition } from '../ritual.ts';
import { questions } from './review-card.ts';

declare module '../../model/ritual.ts' {
  interface RitualNames {
    /** A look at all open goals, once a month. */
    'goal-review': true;
  }
}

/** Nobody has it from the start: it is offered once a goal has been on the list for a week. */
export const rituals: readonly RitualDefinition[] = [
  {
    name: 'goal-review',
    suggested: ({ time, zone }, now) => {
      const { day: monthDay } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
      return { monthDay, time, zone };
    },
    speaks: async ({ goals }, asked) => {
      const all = new Map<CoupleId, readonly Instant[]>();
      for (const { couple, moments } of asked) {
        all.set(couple.id, (await goals.count(couple.id, 'open')) === 0 ? [] : moments);
      }
      return all;
    },
    run: async (due, context) => {
      const silent: DueRitual[] = [];
      for (const one of due) if (!(await lookAtGoals(context, one.couple))) silent.push(one);
      return silent;
    },
  },
];

/**
 * Says nothing in a month without an open goal. The questions to talk about take turns; the look before it is over.
 * Returns whether there was anything to look at.
 */
async function lookAtGoals({ stores, now, newId }: ChoreContext, { id: coupleId }: Couple): Promise<boolean> {
  if ((await stores.goals.count(coupleId, 'open')) === 0) return false;
  const [before] = await stores.goals.reviews(coupleId, 1);
  const id = newId();
  const question = ((before?.question ?? 0) % questions.length) + 1;
  await stores.goals.addReview({ id, coupleId, at: now, question, message: null });
  const shown = before === undefined ? [id] : [id, before.id];
  await stores.jobs.enqueue(shown.map((reviewId) => ({ name: 'show-goal-review', reviewId })));
  return true;
}
