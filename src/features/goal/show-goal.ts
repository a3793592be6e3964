import type { Goal } from '../../model/goal.ts';
import type { Stores } from '../../port/store.ts';

/** Has the cards of a goal brought to what they should show: its own, and that of the last look back. */
export async function showGoal({ jobs, goals }: Pick<Stores, 'jobs' | 'goals'>, { id, coupleId }: Goal): Promise<void> {
  const [review] = await goals.reviews(coupleId, 1);
  await jobs.enqueue([
    { name: 'show-goal', goalId: id },
    ...(review === undefined ? [] : [{ name: 'show-goal-review', reviewId: review.id } as const]),
  ]);
}
