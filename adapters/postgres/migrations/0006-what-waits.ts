import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What could not be shown while a couple's room was out of reach; where a reveal stands; one more reason to rest. */
export const whatWaits: Migration = {
  up: async (db) => {
    await sql`
    create table parked_jobs (
      couple_id text not null references couples on delete cascade,
      job text not null,
      at bigint not null,
      primary key (couple_id, job)
    )`.execute(db);
    await sql`alter table check_ins add column reveal_message jsonb`.execute(db);
    // Until now the question's own card became the reveal: nobody's channel fills with old answers.
    await sql`update check_ins set reveal_message = message where revealed_at is not null`.execute(db);
    await sql`alter table couples drop constraint couples_pause_why_check`.execute(db);
    await sql`alter table couples add constraint couples_pause_why_check
      check (pause_why in ('asked', 'room-gone', 'forbidden', 'removed', 'partner-left'))`.execute(db);
    await sql`create index couples_in_trouble on couples (platform, space)
      where pause_why in ('room-gone', 'forbidden', 'removed') and ended_at is null`.execute(db);
  },
};
