import { openGoalsRead } from '../../model/goal.ts';
import type { Follows } from '../feature.ts';

/** In a room that the two have left, what is still open is not readable any more: it is on their list. */
export const follows: Follows = {
  moved: async ({ goals, jobs }, { id }) => {
    const open = (await goals.list(id, 'open', 0, openGoalsRead)).filter(({ message }) => message !== null);
    const reviews = await goals.reviews(id, 1);
    await jobs.enqueue([
      ...open.map((goal) => ({ name: 'show-goal', goalId: goal.id }) as const),
      ...reviews.map((review) => ({ name: 'show-goal-review', reviewId: review.id }) as const),
    ]);
  },
};
