import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { TablePlan } from './table-plan.ts';

/** How many rows are asked for at once. */
const batch = 500;

/**
 * Runs `work` on one moment of the database: whatever is changed meanwhile is not seen. On a server nobody waits for it;
 * the embedded database has one connection, and whoever wants it meanwhile waits.
 */
export function onSnapshot<T>(kysely: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  return kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      await plainText(db);
      // What the rows are written to may take its time.
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
      return work(db);
    });
}

/** Within this transaction, times are written the same by every server, whatever its settings. */
export async function plainText(db: Kysely<Tables>): Promise<void> {
  await sql`set local time zone 'UTC'`.execute(db);
  await sql`set local datestyle to 'ISO, YMD'`.execute(db);
  await sql`set local intervalstyle to 'postgres'`.execute(db);
}

/**
 * The rows of a table, in batches: each row a JSON array of the columns as text, which every PostgreSQL writes and reads
 * alike. `ordered` by the primary key, byte by byte, so that two databases tell them in the same order; from the row
 * after `skip` on. Within a transaction.
 */
export async function* readRows(
  db: Kysely<Tables>,
  plan: TablePlan,
  { ordered = false, skip = 0 }: { readonly ordered?: boolean; readonly skip?: number } = {},
): AsyncGenerator<readonly string[]> {
  const values = sql.join(plan.columns.map(([column]) => sql`${sql.ref(column)}::text`));
  const order = sql.join(plan.key.map((column) => sql`${sql.ref(column)}::text collate "C"`));
  await sql`declare attune_rows no scroll cursor for
    select json_build_array(${values})::text as row from ${sql.table(`${plan.schema}.${plan.name}`)}
    ${ordered ? sql`order by ${order}` : sql``}`.execute(db);
  try {
    if (skip > 0) await sql`move forward ${sql.lit(skip)} in attune_rows`.execute(db);
    for (;;) {
      const { rows } = await sql<{ row: string }>`fetch ${sql.lit(batch)} from attune_rows`.execute(db);
      if (rows.length === 0) return;
      yield rows.map(({ row }) => row);
      // The embedded database answers without ever leaving the microtasks.
      await nextTurn();
    }
  } finally {
    await sql`close attune_rows`.execute(db).catch(() => undefined);
  }
}
