import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What each partner picked in a questionnaire, sealed, and where the two of a couple meet over it. */
export const questionnaires: Migration = {
  up: async (db) => {
    await sql`
    create table rounds (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      side smallint not null check (side in (0, 1)),
      questionnaire text not null,
      begun_at bigint not null,
      finished_at bigint,
      sealed text not null
    )`.execute(db);
    await sql`create unique index rounds_begun on rounds (couple_id, side, questionnaire)
      where finished_at is null`.execute(db);
    await sql`create index rounds_finished on rounds (couple_id, side, questionnaire, finished_at desc)`.execute(db);
    await sql`
    create table meetings (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      questionnaire text not null,
      opened_at bigint not null,
      opened_by smallint check (opened_by in (0, 1)),
      round_0 text references rounds on delete set null,
      round_1 text references rounds on delete set null,
      met_at bigint,
      closed_at bigint,
      reveal text not null check (reveal in ('room', 'private')),
      message jsonb,
      met_message jsonb
    )`.execute(db);
    await sql`create index meetings_of_couple on meetings (couple_id, questionnaire, opened_at desc)`.execute(db);
    await sql`create unique index meetings_open on meetings (couple_id, questionnaire)
      where met_at is null and closed_at is null`.execute(db);
  },
};
