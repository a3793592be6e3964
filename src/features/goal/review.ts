import type { Couple } from '../../model/couple.ts';
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
    run: async (due, context) => {
      for (const { couple } of due) await lookAtGoals(context, couple);
    },
  },
];

/** Says nothing in a month without an open goal. The questions to talk about take turns; the look before it is over. */
async function lookAtGoals({ stores, now, newId }: ChoreContext, { id: coupleId }: Couple): Promise<void> {
  if ((await stores.goals.count(coupleId, 'open')) === 0) return;
  const [before] = await stores.goals.reviews(coupleId, 1);
  const id = newId();
  const question = ((before?.question ?? 0) % questions.length) + 1;
  await stores.goals.addReview({ id, coupleId, at: now, question, message: null });
  const shown = before === undefined ? [id] : [id, before.id];
  await stores.jobs.enqueue(shown.map((reviewId) => ({ name: 'show-goal-review', reviewId })));
}
