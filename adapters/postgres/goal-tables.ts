import type { ColumnType } from 'kysely';
import type { Side } from '../../src/model/couple.ts';
import type { GoalEntry } from '../../src/model/goal.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { MessageRef } from '../../src/model/place.ts';

type MessageColumn = ColumnType<MessageRef | null, string | null, string | null>;

/** `sealed` is null once it is off the list for good, or whoever wrote it was forgotten. */
export type GoalsTable = {
  id: string;
  couple_id: string;
  side: Side;
  added_at: Instant;
  words_by: Side;
  sealed: string | null;
  done_at: Instant | null;
  done_by: Side | null;
  taken_back_at: Instant | null;
  taken_back_by: Side | null;
  message: MessageColumn;
  done_card_since: Instant | null;
  done_message: MessageColumn;
};

export type GoalEntriesTable = {
  goal_id: string;
  id: string;
  side: Side;
  at: Instant;
  kind: GoalEntry['kind'];
  sealed: string;
  ticked_at: Instant | null;
  ticked_by: Side | null;
};

export type GoalReviewsTable = {
  id: string;
  couple_id: string;
  at: Instant;
  question: number;
  message: MessageColumn;
};

/** The tables of goals. */
export type GoalTables = {
  goals: GoalsTable;
  goal_entries: GoalEntriesTable;
  goal_reviews: GoalReviewsTable;
};
