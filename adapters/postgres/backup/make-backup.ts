import { type Kysely, sql } from 'kysely';
import { neededKeys } from '../check-keys.ts';
import { heldMigrations } from '../migrate.ts';
import type { Tables } from '../tables.ts';
import { archiveFormat, type Totals } from './archive.ts';
import { countRows, sumOf } from './count-rows.ts';
import { onSnapshot, readRows } from './read-rows.ts';
import { readTablePlans, tableName } from './table-plan.ts';
import { writeArchive } from './write-archive.ts';

/** `done` of `total` rows. */
export type Progress = (done: number, total: number) => void;

/**
 * Writes all that the database holds, as it is at one moment, to a file at `path`. What partners wrote is sealed in it
 * as it is in the database. `key` is the text of the key file, where it is to go along.
 */
export async function makeBackup(
  kysely: Kysely<Tables>,
  {
    path,
    attune,
    made,
    key = null,
    progress = () => undefined,
  }: {
    readonly path: string;
    readonly attune: string;
    readonly made: string;
    readonly key?: string | null;
    readonly progress?: Progress;
  },
): Promise<Totals> {
  return writeArchive(path, (writeManifest, { put }) =>
    onSnapshot(kysely, async (db) => {
      const plans = await readTablePlans(db);
      await writeManifest({
        format: archiveFormat,
        attune,
        made,
        postgres: await serverVersion(db),
        migrations: await heldMigrations(db),
        hostKeys: await neededKeys(db),
        tables: plans.map((plan) => ({ name: tableName(plan), columns: plan.columns })),
        key,
      });
      const total = sumOf(await countRows(db, plans));
      let done = 0;
      for (const plan of plans) {
        for await (const rows of readRows(db, plan)) {
          await put(tableName(plan), rows);
          done += rows.length;
          progress(done, total);
        }
      }
    }),
  );
}

async function serverVersion(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db);
  return rows[0]?.server_version ?? '';
}
