import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What two people keep of days, sealed, without its text once it was taken away for good; and of which weeks their jar
 * was told, with no word of it.
 */
export const keepsakes: Migration = {
  up: async (db) => {
    await sql`
    create table moments (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      side smallint not null check (side in (0, 1)),
      added_at bigint not null,
      version integer not null,
      kind text not null,
      day text not null check (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      yearly boolean not null,
      quiet_0 boolean not null,
      quiet_1 boolean not null,
      gone_at bigint,
      sealed text,
      message jsonb
    )`.execute(db);
    await sql`create index moments_of_couple on moments (couple_id, day desc)`.execute(db);
    await sql`create index moments_gone on moments (gone_at) where gone_at is not null and sealed is not null`.execute(
      db,
    );
    await sql`
    create table jar_digests (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      from_at bigint not null,
      until_at bigint not null,
      message jsonb,
      unique (couple_id, until_at)
    )`.execute(db);
  },
};
