import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Tips per couple, handled events, posts under their keys, the preview's memory, and the checks of the host's keys. */
export const tipsAndTraces: Migration = {
  up: async (db) => {
    await sql`
    create table tips_shown (
      couple_id text not null references couples on delete cascade,
      tip_id text not null,
      shown_at bigint not null,
      primary key (couple_id, tip_id)
    )`.execute(db);
    await sql`
    create table tips_hidden (
      couple_id text not null references couples on delete cascade,
      tip_id text not null,
      primary key (couple_id, tip_id)
    )`.execute(db);
    await sql`
    create table tips_saved (
      couple_id text not null references couples on delete cascade,
      side smallint not null check (side in (0, 1)),
      tip_id text not null,
      saved_at bigint not null,
      primary key (couple_id, side, tip_id)
    )`.execute(db);

    await sql`create table events (id text primary key, at bigint not null)`.execute(db);
    await sql`create index events_by_age on events (at)`.execute(db);

    await sql`
    create table posts (
      key text primary key,
      state text not null check (state in ('attempting', 'posted')),
      since bigint not null,
      message jsonb,
      constraint an_attempt_has_no_message check (state = 'posted' or message is null)
    )`.execute(db);
    await sql`create index posts_by_age on posts (since)`.execute(db);

    await sql`create table preview_entries (key text collate "C" primary key, sealed text not null)`.execute(db);
    await sql`
    create table preview_keys (
      single boolean primary key default true check (single),
      host_key text not null,
      wrapped text not null
    )`.execute(db);
    await sql`create table key_checks (host_key text primary key, wrapped text not null, sealed text not null)`.execute(
      db,
    );
  },
};
