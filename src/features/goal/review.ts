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
    // Nothing is said in a month without an open goal.
    speaks: async ({ goals }, asked) => {
      const open = await goals.openCounts(asked.map(({ couple }) => couple.id));
      return new Map(asked.map(({ couple, moments }) => [couple.id, open.has(couple.id) ? moments : []]));
    },
    run: async (due, context) => {
      const open = await context.stores.goals.openCounts(due.map(({ couple }) => couple.id));
      for (const { couple } of due) if (open.has(couple.id)) await lookAtGoals(context, couple);
      return due.filter(({ couple }) => !open.has(couple.id));
    },
  },
];

/** The questions to talk about take turns; the look before it is over. */
async function lookAtGoals({ stores, now, newId }: ChoreContext, { id: coupleId }: Couple): Promise<void> {
  const [before] = await stores.goals.reviews(coupleId, 1);
  const id = newId();
  const question = ((before?.question ?? 0) % questions.length) + 1;
  await stores.goals.addReview({ id, coupleId, at: now, question, message: null });
  const shown = before === undefined ? [id] : [id, before.id];
  await stores.jobs.enqueue(shown.map((reviewId) => ({ name: 'show-goal-review', reviewId })));
}
