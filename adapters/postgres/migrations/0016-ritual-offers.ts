import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Which rituals a couple was offered, each once, and where the card with the offer stands. Rituals wait for each other:
 * each knows when it came last, and for which moment of its rhythm it waits.
 */
export const ritualOffers: Migration = {
  up: async (db) => {
    await sql`
    create table ritual_offers (
      couple_id text not null references couples on delete cascade,
      name text not null,
      offered_at bigint not null,
      is_open boolean not null default true,
      message jsonb,
      primary key (couple_id, name)
    )`.execute(db);
    await sql`alter table rituals add column came_at bigint, add column waiting_since bigint`.execute(db);
  },
};
