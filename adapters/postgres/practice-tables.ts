import type { ColumnType, Generated } from 'kysely';
import type { Side } from '../../src/model/couple.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { MessageRef } from '../../src/model/place.ts';
import type { EntryKind, Session } from '../../src/model/practice/session.ts';

/** The tables of what two people do together, step by step. */
export type PracticeTables = {
  practice_sessions: PracticeSessionsTable;
  practice_entries: PracticeEntriesTable;
  practice_pages: {
    session_id: string;
    page: number;
    message: ColumnType<MessageRef | null, string | null, string | null>;
    settled: Generated<boolean>;
  };
};

/** `held` while a time-out interrupts it; `course` is how it stands, without a word of anybody's. */
export type PracticeSessionsTable = {
  id: string;
  couple_id: string;
  practice: string;
  by_side: Side;
  started_at: Instant;
  state: 'live' | 'held' | 'over';
  due_at: Instant | null;
  course: ColumnType<Pick<Session, 'restsSince' | 'swapped' | 'pages'>, string, string>;
};

export type PracticeEntriesTable = {
  session_id: string;
  visit: number;
  side: Side;
  kind: EntryKind;
  at: Instant;
  sealed: string;
};
