import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import { BackupError } from './backup-error.ts';
import type { Progress } from './make-backup.ts';
import { onSnapshot, readRows } from './read-rows.ts';
import { type TablePlan, tableName } from './table-plan.ts';

/** Compares two databases row by row. Throws a `BackupError` that names the first table in which they differ. */
export async function compareDatabases(
  one: Kysely<Tables>,
  other: Kysely<Tables>,
  plans: readonly { readonly one: TablePlan; readonly other: TablePlan }[],
  progress: Progress,
  total: number,
): Promise<void> {
  let done = 0;
  await onSnapshot(other, async (db) => {
    for (const pair of plans) {
      const [left, right] = shared(pair);
      const theirs = readRows(db, right, { ordered: true });
      for await (const rows of readRows(one, left, { ordered: true })) {
        const { value = [] } = await theirs.next();
        if (rows.length !== value.length || rows.some((row, index) => row !== value[index])) throw differ(left);
        done += rows.length;
        progress(done, total);
      }
      const rest = await theirs.next();
      if (rest.done !== true) throw differ(left);
    }
  });
}

/** The columns that both have: of the queue's tables, one may be of an older version. */
function shared({ one, other }: { one: TablePlan; other: TablePlan }): readonly [TablePlan, TablePlan] {
  const names = new Set(other.columns.map(([name]) => name));
  const columns = one.columns.filter(([name]) => names.has(name));
  return [
    { ...one, columns },
    { ...other, columns },
  ];
}

function differ(plan: TablePlan): BackupError {
  return new BackupError(
    `The rows of ${tableName(plan)} are not the same on both sides. Nothing was moved: where it came from is as it was. ` +
      'Remove what was made at the other side, and try again.',
  );
}
