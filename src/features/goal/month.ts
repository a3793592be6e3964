import { type Goal, isListed, movedAt } from '../../model/goal.ts';
import type { Instant } from '../../model/instant.ts';
import type { Month, MonthEntry, MonthPart } from '../month-part.ts';

/** What was reached in a month, and what was moved forward in it and not reached yet. */
export const month: MonthPart = async ({ stores, library: { say }, couple }, wanted) => {
  const { done, moved } = countsIn(await stores.goals.all(couple.id), wanted);
  const entries: readonly (MonthEntry & { readonly at: readonly Instant[] })[] = [
    { kind: 'done', text: say('goal.month-done', { count: done.length }), at: done },
    { kind: 'kept', text: say('goal.month-moved', { count: moved.length }), at: moved },
  ];
  return entries.filter(({ at }) => at.length > 0);
};

/** When each was reached; and of those that moved forward and were not, when each did last. */
export function countsIn(goals: readonly Goal[], { from, until }: Month) {
  const isIn = (at: Instant) => at >= from && at < until;
  const listed = goals.filter(isListed);
  const done = listed.flatMap((goal) => (goal.done !== null && isIn(goal.done.at) ? [goal.done.at] : []));
  const moved = listed
    .filter((goal) => goal.done === null || !isIn(goal.done.at))
    .flatMap((goal) =>
      movedAt(goal)
        .filter(isIn)
        .toSorted((a, b) => b - a)
        .slice(0, 1),
    );
  return { done, moved };
}
