import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Manifest } from './archive.ts';
import { readArchive } from './read-archive.ts';
import { readRows } from './read-rows.ts';
import { type Column, type TablePlan, tableName } from './table-plan.ts';

/** Where the rows come from that fill a database. */
export type RowSource = {
  /** The same for the same rows in the same order. */
  readonly id: string;
  readonly migrations: readonly string[];
  readonly columns: ReadonlyMap<string, readonly Column[]>;
  readonly total: number;
  /** All rows, table by table, but for so many of each table as `done` says. */
  rows(done: (table: string) => Promise<number>): AsyncGenerator<Rows>;
};

type Rows = { readonly table: string; readonly rows: readonly string[] };

/** A backup, whose checksum was found to be right. */
export function archiveSource(path: string, manifest: Manifest, totals: { sha256: string; total: number }): RowSource {
  return {
    id: `backup ${totals.sha256}`,
    migrations: manifest.migrations,
    columns: new Map(manifest.tables.map(({ name, columns }) => [name, columns])),
    total: totals.total,
    rows: async function* (done) {
      let table = '';
      let left = 0;
      for await (const piece of readArchive(path)) {
        if (piece.kind !== 'rows') continue;
        if (piece.table !== table) left = await done(piece.table);
        table = piece.table;
        const rows = piece.rows.slice(left);
        left -= piece.rows.length - rows.length;
        if (rows.length > 0) yield { table, rows };
      }
    },
  };
}

/** A database that nobody writes to, within a transaction. */
export function databaseSource(
  db: Kysely<Tables>,
  given: { id: string; migrations: readonly string[]; plans: readonly TablePlan[]; total: number },
): RowSource {
  const { id, migrations, plans, total } = given;
  return {
    id,
    migrations,
    total,
    columns: new Map(plans.map((plan) => [tableName(plan), plan.columns])),
    rows: async function* (done) {
      for (const plan of plans) {
        const table = tableName(plan);
        const skip = await done(table);
        for await (const rows of readRows(db, plan, { ordered: true, skip })) yield { table, rows };
      }
    },
  };
}
