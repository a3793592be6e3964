import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Workspaces that installed Attune over OAuth, each sealed with a data key of its own, which goes with its row. */
export const installations: Migration = {
  up: async (db) => {
    await sql`
    create table installations (
      space text primary key,
      installed_at bigint not null,
      host_key text not null,
      wrapped text not null,
      sealed text not null
    )`.execute(db);
    await sql`create index installations_by_host_key on installations (host_key)`.execute(db);
  },
};
