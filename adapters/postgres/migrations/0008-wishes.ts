import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a partner wished a question to be about, so that a swap keeps to it. */
export const wishes: Migration = {
  up: async (db) => {
    await sql`alter table check_ins add column wish jsonb`.execute(db);
  },
};
