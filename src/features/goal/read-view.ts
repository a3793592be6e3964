import type { Library } from '../../content/library.ts';
import type { Couple } from '../../model/couple.ts';
import type { Goal } from '../../model/goal.ts';
import type { JobContext } from '../context.ts';
import { todayOf } from './goal-words.ts';

/** A goal as its cards in the room show it. */
export type View = {
  readonly goal: Goal;
  readonly couple: Couple;
  readonly library: Library;
  readonly today: string;
};

/** `null` once it is erased. */
export async function readView({ store, content, now }: JobContext, id: string): Promise<View | null> {
  return store.transaction(async (stores) => {
    const goal = await stores.goals.find(id);
    const couple = goal === null ? null : await stores.couples.find(goal.coupleId);
    if (goal === null || couple === null) return null;
    return { goal, couple, library: content.library(couple.partners[0].locale), today: todayOf(couple, 0, now) };
  });
}
