import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Private cards that can still be replaced, each with what replaces it, sealed with a data key that goes with its row. */
export const heldCards: Migration = {
  up: async (db) => {
    await sql`
    create table held_cards (
      id text primary key,
      about text not null,
      look text not null,
      platform text not null,
      space text not null,
      user_id text not null,
      card text not null,
      couple_id text references couples on delete cascade,
      at bigint not null,
      until bigint not null,
      is_left boolean not null,
      host_key text not null,
      wrapped text not null,
      sealed text not null
    )`.execute(db);
    await sql`create index held_cards_about on held_cards (about)`.execute(db);
    await sql`create index held_cards_by_couple on held_cards (couple_id)`.execute(db);
    await sql`create index held_cards_by_age on held_cards (until)`.execute(db);
    await sql`create index held_cards_by_host_key on held_cards (host_key)`.execute(db);
  },
};
