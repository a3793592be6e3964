import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { type TablePlan, tableName } from './table-plan.ts';

/** How many rows each table has. */
export async function countRows(db: Kysely<Tables>, plans: readonly TablePlan[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const plan of plans) {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(tableName(plan))}`.execute(
      db,
    );
    counts.set(tableName(plan), rows[0]?.rows ?? 0);
  }
  return counts;
}

/** How many there are in all. */
export function sumOf(counts: ReadonlyMap<string, number>): number {
  return counts.values().reduce((sum, rows) => sum + rows, 0);
}
