import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The packs of questions that each partner has said yes to. */
export const packs: Migration = {
  up: async (db) => {
    await sql`alter table partners add column packs jsonb not null default '[]'`.execute(db);
  },
};
