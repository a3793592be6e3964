import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How each partner hears of what happens in their room. */
export const beingTold: Migration = {
  up: async (db) => {
    await sql`alter table partners add column hears text not null default 'mention'
      check (hears in ('mention', 'direct', 'nothing'))`.execute(db);
  },
};
