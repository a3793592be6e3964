import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Journeys of several questions, and why a question was asked that did not come from the deck. */
export const journeys: Migration = {
  up: async (db) => {
    await sql`
    create table journeys (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      journey text not null,
      by_side smallint check (by_side in (0, 1)),
      started_at bigint not null,
      steps jsonb not null,
      asked smallint not null,
      last jsonb,
      state text not null check (state in ('running', 'closing', 'over', 'left')),
      closes_at bigint,
      message jsonb
    )`.execute(db);
    await sql`create unique index journeys_running on journeys (couple_id) where state = 'running'`.execute(db);
    await sql`create index journeys_of_couple on journeys (couple_id, started_at)`.execute(db);
    await sql`create index journeys_closing on journeys (closes_at) where closes_at is not null`.execute(db);
    await sql`alter table check_ins add column because jsonb`.execute(db);
  },
};
