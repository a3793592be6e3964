import type { CoupleId } from '../../model/couple.ts';
import { isListed } from '../../model/goal.ts';
import type { JobOf, Unshown } from '../../port/jobs.ts';
import type { Stores } from '../../port/store.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { livingDone, livingGoal } from './living-goal.ts';
import { livingReview } from './living-review.ts';
import { offerReview } from './offer-review.ts';

declare module '../../port/jobs.ts' {
  interface JobShapes {
    'show-goal': { readonly goalId: string };
    'show-goal-review': { readonly reviewId: string };
    'offer-goal-review': { readonly coupleId: CoupleId };
  }
}

export const jobs: JobDefinitions<'show-goal' | 'show-goal-review' | 'offer-goal-review'> = {
  'show-goal': {
    run: showGoal,
    coupleOf: async ({ goals }, { goalId }) => (await goals.find(goalId))?.coupleId ?? null,
    unshown,
  },
  // Nobody waits for a look back, nor for what it says once something on it has changed.
  'show-goal-review': {
    run: (context, { reviewId }) => showLiving(context, livingReview(context, reviewId), { post: true }),
    coupleOf: async ({ goals }, { reviewId }) => (await goals.findReview(reviewId))?.coupleId ?? null,
  },
  'offer-goal-review': { run: offerReview },
};

/** First the card that says that it is done, if it ever was: the goal's own then leads to it. */
async function showGoal(context: JobContext, { goalId }: JobOf<'show-goal'>): Promise<void> {
  const goal = await context.store.transaction(({ goals }) => goals.find(goalId));
  if (goal === null) return;
  const done = livingDone(context, goal);
  if (done !== null) await showLiving(context, done, { post: goal.done !== null });
  await showLiving(context, livingGoal(context, goalId), { post: isListed(goal) });
}

/** Whoever acted last hears of it: what they added or reached is not there, or what they took off the list still is. */
async function unshown({ goals }: Stores, { goalId: key }: JobOf<'show-goal'>): Promise<Unshown | null> {
  const goal = await goals.find(key);
  if (goal === null) return null;
  const { coupleId, takenBack, done, by, about } = goal;
  if (takenBack !== null) return { coupleId, to: [takenBack.by], notice: 'sharing-stuck', key };
  if (about === null) return null;
  return { coupleId, to: [done?.by ?? by], notice: 'goal-unshown', key };
}
