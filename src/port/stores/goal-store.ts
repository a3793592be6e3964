import type { CoupleId, Side } from '../../model/couple.ts';
import type { Goal, GoalEntry, GoalReview, ListedGoal } from '../../model/goal.ts';
import type { Instant } from '../../model/instant.ts';
import type { MessageRef } from '../../model/place.ts';

/** Which part of the list. */
export type GoalState = 'open' | 'done';

/** The goals of each couple. What they are, and every line of how they go, is sealed with the couple's key. */
export interface GoalStore {
  /** Adds a goal, or replaces what is known of it besides its entries and where its cards stand. */
  save(goal: Goal): Promise<void>;
  find(id: string): Promise<Goal | null>;
  /** How many are on the list. */
  count(coupleId: CoupleId, state: GoalState): Promise<number>;
  /** How many goals of each of these couples are open; nothing of a couple that has none. */
  openCounts(coupleIds: readonly CoupleId[]): Promise<ReadonlyMap<CoupleId, number>>;
  /** What is on the list: open ones as they were added, done ones the last one first. */
  list(coupleId: CoupleId, state: GoalState, skip: number, most: number): Promise<readonly ListedGoal[]>;
  /** Everything, oldest first: for a copy of somebody's data. */
  all(coupleId: CoupleId): Promise<readonly Goal[]>;
  /** Adds an entry, or replaces it. */
  put(goal: Goal, entry: GoalEntry): Promise<void>;
  remove(goal: Goal, entryId: string): Promise<void>;
  place(id: string, card: 'goal' | 'done', message: MessageRef | null): Promise<void>;
  /** Erases the words of what was taken off the list before a moment, at most so many; returns their ids. */
  fade(before: Instant, most: number): Promise<readonly string[]>;
  addReview(review: GoalReview): Promise<void>;
  findReview(id: string): Promise<GoalReview | null>;
  /** The newest first. */
  reviews(coupleId: CoupleId, most: number): Promise<readonly GoalReview[]>;
  placeReview(id: string, message: MessageRef | null): Promise<void>;
  /**
   * Removes every word of this partner: goals that they worded, and their lines on any. A goal that holds a line of the
   * other's stays for the copy of that one's data, without saying what it was.
   */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
}
