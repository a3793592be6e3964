import type { CoupleId } from '../../../src/model/couple.ts';
import { type Goal, type GoalReview, isListed, type ListedGoal } from '../../../src/model/goal.ts';
import type { GoalState, GoalStore } from '../../../src/port/stores/goal-store.ts';
import type { Memory } from './memory.ts';
import { by, oldestFirst } from './order.ts';

export function createGoalStore(memory: Memory): GoalStore {
  const goals = memory.table({
    name: 'goals',
    key: ({ id }: Goal) => id,
    couple: ({ coupleId }) => coupleId,
    sealed: ['about', 'entries'],
    ranked: { takenBack: ({ takenBack, about }) => (about === null ? null : (takenBack?.at ?? null)) },
  });
  const reviews = memory.table({
    name: 'goal_reviews',
    key: ({ id }: GoalReview) => id,
    couple: ({ coupleId }) => coupleId,
  });
  const listed = (coupleId: CoupleId, state: GoalState): readonly ListedGoal[] =>
    goals
      .ofCouple(coupleId)
      .filter(isListed)
      .filter(({ done }) => (done === null) === (state === 'open'));

  return {
    save: async (goal) => {
      memory.couple(goal.coupleId);
      const known = goals.get(goal.id);
      const { done, doneCard, about } = goal;
      // A new card for a goal that is done stands nowhere yet.
      const keeps = known?.doneCard != null && known.doneCard.since === doneCard?.since;
      goals.put({
        ...goal,
        done,
        about,
        entries: known?.entries ?? [],
        message: known?.message ?? null,
        doneCard: doneCard === null ? null : { ...doneCard, message: keeps ? (known.doneCard?.message ?? null) : null },
      });
    },
    find: async (id) => goals.get(id) ?? null,
    count: async (coupleId, state) => listed(coupleId, state).length,
    openCounts: async (coupleIds) =>
      new Map(
        coupleIds.flatMap((id) => {
          const { length } = listed(id, 'open');
          return length === 0 ? [] : [[id, length] as const];
        }),
      ),
    list: async (coupleId, state, skip, most) =>
      listed(coupleId, state)
        .toSorted(
          by(
            ({ addedAt, done }) => (state === 'open' ? addedAt : -(done?.at ?? 0)),
            ({ id }) => id,
          ),
        )
        .slice(skip, skip + most),
    all: async (coupleId) =>
      goals.ofCouple(coupleId).toSorted(
        by(
          ({ addedAt }) => addedAt,
          ({ id }) => id,
        ),
      ),
    put: async (goal, entry) => {
      memory.couple(goal.coupleId);
      goals.change(goal.id, (one) => {
        const others = one.entries.filter(({ id }) => id !== entry.id);
        return { ...one, entries: [...others, entry].toSorted(oldestFirst) };
      });
    },
    remove: async (goal, entryId) =>
      goals.change(goal.id, (one) => ({ ...one, entries: one.entries.filter(({ id }) => id !== entryId) })),
    place: async (id, card, message) =>
      goals.change(id, (one) => {
        if (card === 'goal') return { ...one, message };
        return { ...one, doneCard: one.doneCard === null ? null : { ...one.doneCard, message } };
      }),
    fade: async (before, most) => {
      const faded = goals.due('takenBack', before - 1, most);
      for (const one of faded) goals.put({ ...one, about: null, entries: [] });
      return faded.map(({ id }) => id);
    },
    addReview: async (review) => {
      memory.couple(review.coupleId);
      reviews.add(review);
    },
    findReview: async (id) => reviews.get(id) ?? null,
    reviews: async (coupleId, most) =>
      reviews
        .ofCouple(coupleId)
        .toSorted(
          by(
            ({ at }) => -at,
            ({ id }) => id,
          ),
        )
        .slice(0, most),
    placeReview: async (id, message) => reviews.change(id, (one) => ({ ...one, message })),
    forget: async (coupleId, side) => {
      for (const one of goals.ofCouple(coupleId)) {
        const entries = one.entries.filter((entry) => entry.side !== side);
        const about = one.about?.by === side ? null : one.about;
        if (about === null && entries.length === 0) goals.drop(one.id);
        else goals.put({ ...one, entries, about });
      }
    },
  };
}
