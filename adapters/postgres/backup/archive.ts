import type { Column } from './table-plan.ts';

/**
 * A backup is a gzipped text file, a line of JSON each: a `Manifest`, then for every table its name as `{"table": …}` and
 * its rows as `readRows` tells them, and at last the `Totals`. Any PostgreSQL that Attune knows reads it.
 */
export const archiveFormat = 'attune-backup-1';

/** What a backup says of itself, in its first line. */
export type Manifest = {
  readonly format: typeof archiveFormat;
  /** The version of Attune that made it. */
  readonly attune: string;
  /** ISO 8601, in UTC. */
  readonly made: string;
  /** The version of the database it was made from. */
  readonly postgres: string;
  readonly migrations: readonly string[];
  /** The ids of the host keys without which nothing in it opens. */
  readonly hostKeys: readonly string[];
  readonly tables: readonly { readonly name: string; readonly columns: readonly Column[] }[];
  /** What `host.key` holds, where that was asked for. */
  readonly key: string | null;
};

/** What a backup holds, in its last line: without it the file is not whole. */
export type Totals = {
  readonly rows: Readonly<Record<string, number>>;
  /** Of all lines before this one, in hex. */
  readonly sha256: string;
};

/** Where the rows of a table begin. */
export type TableMark = { readonly table: string };
