import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What two people do together step by step: how it stands, what they wrote in it, sealed, and where its cards are. */
export const practices: Migration = {
  up: async (db) => {
    await sql`
    create table practice_sessions (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      practice text not null,
      by_side smallint not null check (by_side in (0, 1)),
      started_at bigint not null,
      state text not null check (state in ('live', 'held', 'over')),
      due_at bigint,
      course jsonb not null
    )`.execute(db);
    await sql`create unique index practice_sessions_going_on on practice_sessions (couple_id, state)
      where state <> 'over'`.execute(db);
    await sql`create index practice_sessions_of_couple on practice_sessions (couple_id, started_at)`.execute(db);
    await sql`create index practice_sessions_due on practice_sessions (due_at) where due_at is not null`.execute(db);
    await sql`
    create table practice_entries (
      session_id text not null references practice_sessions on delete cascade,
      visit integer not null,
      side smallint not null check (side in (0, 1)),
      kind text not null check (kind in ('answer', 'draft', 'pick', 'proposal', 'line')),
      at bigint not null,
      sealed text not null,
      primary key (session_id, visit, side, kind)
    )`.execute(db);
    await sql`
    create table practice_pages (
      session_id text not null references practice_sessions on delete cascade,
      page integer not null,
      message jsonb,
      settled boolean not null default false,
      primary key (session_id, page)
    )`.execute(db);
  },
};
