import type { ColumnType, Generated } from 'kysely';
import type { Reveal, Side } from '../../src/model/couple.ts';
import type { Given } from '../../src/model/date-plan.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { MessageRef } from '../../src/model/place.ts';

/** The tables of what two people plan together. */
export type DateTables = {
  date_plans: DatePlansTable;
  date_notes: { plan_id: string; side: Side; is_shared: boolean; sealed: string };
  date_lines: { plan_id: string; side: Side; sealed: string };
  date_ideas_shown: { couple_id: string; idea_id: string; shown_at: Instant };
  date_ideas_saved: { couple_id: string; idea_id: string; side: Side; saved_at: Instant };
};

type MessageColumn = ColumnType<MessageRef | null, string | null | undefined, string | null>;

/** `sealed` is null once the one who wrote it had themselves forgotten; `look_at` is when time next brings something. */
export type DatePlansTable = {
  id: string;
  couple_id: string;
  side: Side;
  sealed: string | null;
  at: Instant;
  zone: string;
  planned_at: Instant;
  timed_at: Instant;
  revision: number;
  off_at: Instant | null;
  given: ColumnType<readonly Given[], string, string>;
  look_at: Instant | null;
  asked_at: Instant | null;
  wrote_at_0: Instant | null;
  wrote_at_1: Instant | null;
  passed_0: boolean;
  passed_1: boolean;
  shown_at: Instant | null;
  reveal: Reveal | null;
  plan_message: MessageColumn;
  ask_message: MessageColumn;
  both_message: MessageColumn;
  event_wanted: Generated<boolean>;
  event_id: string | null;
};
