import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What two people want to get to, and how it goes, sealed; and the looks back at all of it. */
export const goals: Migration = {
  up: async (db) => {
    await sql`
    create table goals (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      side smallint not null check (side in (0, 1)),
      added_at bigint not null,
      words_by smallint not null check (words_by in (0, 1)),
      sealed text,
      done_at bigint,
      done_by smallint check (done_by in (0, 1)),
      taken_back_at bigint,
      taken_back_by smallint check (taken_back_by in (0, 1)),
      message jsonb,
      done_card_since bigint,
      done_message jsonb
    )`.execute(db);
    await sql`create index goals_of_couple on goals (couple_id, added_at, id)`.execute(db);
    await sql`create index goals_to_fade on goals (taken_back_at)
      where taken_back_at is not null and sealed is not null`.execute(db);
    await sql`
    create table goal_entries (
      goal_id text not null references goals on delete cascade,
      id text not null,
      side smallint not null check (side in (0, 1)),
      at bigint not null,
      kind text not null check (kind in ('note', 'step')),
      sealed text not null,
      ticked_at bigint,
      ticked_by smallint check (ticked_by in (0, 1)),
      primary key (goal_id, id)
    )`.execute(db);
    await sql`
    create table goal_reviews (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      at bigint not null,
      question smallint not null,
      message jsonb
    )`.execute(db);
    await sql`create index goal_reviews_of_couple on goal_reviews (couple_id, at desc)`.execute(db);
  },
};
