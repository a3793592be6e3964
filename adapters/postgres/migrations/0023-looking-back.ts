import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When it is to be seen whether a couple may like their months to come by themselves; of a new couple, at once. */
export const lookingBack: Migration = {
  up: async (db) => {
    await sql`alter table couples add column look_back_at bigint not null default 0`.execute(db);
    await sql`create index couples_to_look_back on couples (look_back_at) where awake`.execute(db);
  },
};
