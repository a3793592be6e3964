import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What two people plan, their notes beside it, how each found it, sealed, and which ideas they had and saved. */
export const dates: Migration = {
  up: async (db) => {
    await sql`
    create table date_plans (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      side smallint not null check (side in (0, 1)),
      sealed text,
      at bigint not null,
      zone text not null,
      planned_at bigint not null,
      timed_at bigint not null,
      revision integer not null,
      off_at bigint,
      given jsonb not null,
      look_at bigint,
      asked_at bigint,
      wrote_at_0 bigint,
      wrote_at_1 bigint,
      passed_0 boolean not null,
      passed_1 boolean not null,
      shown_at bigint,
      reveal text check (reveal in ('room', 'private')),
      plan_message jsonb,
      ask_message jsonb,
      both_message jsonb,
      event_wanted boolean not null default false,
      event_id text,
      check ((shown_at is null) = (reveal is null))
    )`.execute(db);
    await sql`create index date_plans_of_couple on date_plans (couple_id, at)`.execute(db);
    await sql`create index date_plans_due on date_plans (look_at) where look_at is not null`.execute(db);
    await sql`
    create table date_notes (
      plan_id text not null references date_plans on delete cascade,
      side smallint not null check (side in (0, 1)),
      is_shared boolean not null,
      sealed text not null,
      primary key (plan_id, side)
    )`.execute(db);
    await sql`
    create table date_lines (
      plan_id text not null references date_plans on delete cascade,
      side smallint not null check (side in (0, 1)),
      sealed text not null,
      primary key (plan_id, side)
    )`.execute(db);
    await sql`
    create table date_ideas_shown (
      couple_id text not null references couples on delete cascade,
      idea_id text not null,
      shown_at bigint not null,
      primary key (couple_id, idea_id)
    )`.execute(db);
    await sql`
    create table date_ideas_saved (
      couple_id text not null references couples on delete cascade,
      idea_id text not null,
      side smallint not null check (side in (0, 1)),
      saved_at bigint not null,
      primary key (couple_id, idea_id)
    )`.execute(db);
  },
};
