import type { ColumnType } from 'kysely';
import type { Left } from '../../src/port/leases.ts';

/** How many things a pool has, and whether the host shares them out by hand. */
export type LeasePoolsTable = { pool: string; count: number; by_hand: boolean };

/** A process that takes part, by what it is called on the server, until it is not heard of any more. */
export type LeaseHoldersTable = {
  pool: string;
  holder: string;
  name: string;
  /** How many things it has at once, at most. */
  most: number;
  until: ColumnType<Date, never, never>;
};

/** `holder` is null once it was given back. */
export type LeasesTable = {
  pool: string;
  item: number;
  holder: string | null;
  until: ColumnType<Date, never, never>;
  left_there: ColumnType<Left | null, string | null, string | null>;
  left_at: ColumnType<Date | null, never, never>;
};

export type LeaseTables = {
  lease_pools: LeasePoolsTable;
  lease_holders: LeaseHoldersTable;
  leases: LeasesTable;
};
