import { createHash } from 'node:crypto';
import type { Log } from '../../../src/port/log.ts';
import type { Database } from '../database.ts';
import { heldMigrations } from '../migrate.ts';
import { compareDatabases } from './compare-databases.ts';
import { countRows, sumOf } from './count-rows.ts';
import { fillDatabase } from './fill-database.ts';
import type { Progress } from './make-backup.ts';
import { onSnapshot } from './read-rows.ts';
import { databaseSource } from './row-source.ts';
import { readTablePlans, tableName } from './table-plan.ts';

/**
 * Copies all of `from`, which nobody else may have open, into the empty database `to`, and compares both row by row. Cut
 * off, it goes on where it was. Returns how many rows there are.
 */
export async function moveDatabase(
  from: Database,
  to: Database,
  { log, copied, compared }: { readonly log: Log; readonly copied: Progress; readonly compared: Progress },
): Promise<number> {
  return onSnapshot(from.kysely, async (db) => {
    const plans = await readTablePlans(db);
    const counts = await countRows(db, plans);
    const total = sumOf(counts);
    const migrations = await heldMigrations(db);
    // Rows that came since it was cut off would be in the middle of those that are there.
    const id = createHash('sha256')
      .update(JSON.stringify([migrations, [...counts]]))
      .digest('hex');
    const source = databaseSource(db, { id: `move ${id}`, migrations, plans, total });
    const check = async (): Promise<void> => {
      const others = new Map((await readTablePlans(to.kysely)).map((plan) => [tableName(plan), plan]));
      const pairs = plans.map((one) => ({ one, other: others.get(tableName(one)) ?? one }));
      await compareDatabases(db, to.kysely, pairs, compared, total);
    };
    await fillDatabase(to, source, { log, progress: copied, check });
    return total;
  });
}
