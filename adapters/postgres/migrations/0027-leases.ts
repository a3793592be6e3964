import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What one process at a time holds of what all share: the connections of a platform, and a post that is under way. Times
 * are the database's own.
 */
export const leases: Migration = {
  up: async (db) => {
    await sql`
    create table lease_pools (
      pool text primary key,
      count int not null,
      by_hand boolean not null
    )`.execute(db);
    await sql`
    create table lease_holders (
      pool text not null references lease_pools on delete cascade,
      holder text not null,
      name text not null,
      most int not null,
      until timestamptz not null,
      primary key (pool, holder)
    )`.execute(db);
    await sql`
    create table leases (
      pool text not null references lease_pools on delete cascade,
      item int not null,
      holder text,
      until timestamptz not null,
      left_there jsonb,
      left_at timestamptz,
      primary key (pool, item)
    )`.execute(db);
    await sql`alter table posts add column held_until timestamptz`.execute(db);
  },
};
