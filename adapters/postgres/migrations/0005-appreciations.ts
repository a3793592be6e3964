import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What each of the two appreciates in the other, sealed; without its text once it was taken back. */
export const appreciations: Migration = {
  up: async (db) => {
    await sql`
    create table appreciations (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      side smallint not null check (side in (0, 1)),
      at bigint not null,
      sealed text,
      message jsonb
    )`.execute(db);
    await sql`create index appreciations_of_couple on appreciations (couple_id, at desc, id)`.execute(db);
  },
};
