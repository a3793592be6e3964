import { type Kysely, sql } from 'kysely';
import type { Log } from '../../../src/port/log.ts';
import type { Database } from '../database.ts';
import { migrateExactly, refuseNewer } from '../migrate.ts';
import { queueSchema, startQueue } from '../queue.ts';
import type { Tables } from '../tables.ts';
import { BackupError } from './backup-error.ts';
import { beginFilling, endFilling, remember, remembered } from './filling.ts';
import { addForeignKeys, dropForeignKeys, type ForeignKey } from './foreign-keys.ts';
import type { Progress } from './make-backup.ts';
import type { RowSource } from './row-source.ts';
import { readTablePlans, type TablePlan, tableName } from './table-plan.ts';
import { writeRows } from './write-rows.ts';

/**
 * Fills an empty database with all rows of `source`: first the tables as they were there, then the rows, then what
 * refers to what, which is checked. `check` is called before it can be opened. Cut off at any moment, it goes on from
 * there when it is called again with the same source; until it has ended, nobody else opens the database. Throws a
 * `DatabaseTooNewError`, and nothing was made, if the source is of a later version.
 */
export async function fillDatabase(
  database: Database,
  source: RowSource,
  {
    log,
    progress = () => undefined,
    check = async () => undefined,
  }: { readonly log: Log; readonly progress?: Progress; readonly check?: () => Promise<void> },
): Promise<void> {
  const { kysely } = database;
  refuseNewer(source.migrations);
  await beginFilling(kysely, source.id);
  await migrateExactly(kysely, source.migrations);
  await (await startQueue(database, log)).stop();
  const plans = new Map((await readTablePlans(kysely)).map((plan) => [tableName(plan), plan]));
  await withoutForeignKeys(kysely);
  await copyRows(kysely, source, plans, progress);
  await withForeignKeys(kysely);
  await check();
  await kysely.transaction().execute(async (db) => {
    await freeJobs(db);
    await endFilling(db);
  });
  await sql`analyze`.execute(kysely);
}

async function copyRows(
  kysely: Kysely<Tables>,
  source: RowSource,
  plans: ReadonlyMap<string, TablePlan>,
  progress: Progress,
): Promise<void> {
  const done = new Map<string, number>();
  let all = 0;
  const known = async (table: string): Promise<number> => {
    const count = Number((await remembered(kysely, `rows ${table}`)) ?? 0);
    done.set(table, count);
    all += count;
    progress(all, source.total);
    return count;
  };
  for await (const { table, rows } of source.rows(known)) {
    const plan = plans.get(table);
    if (plan === undefined) throw new BackupError(`The table ${table} is none of Attune's, so it can't be put back.`);
    const count = (done.get(table) ?? 0) + rows.length;
    await kysely.transaction().execute(async (db) => {
      await sql`set local time zone 'UTC'`.execute(db);
      await writeRows(db, plan, source.columns.get(table) ?? [], rows);
      await remember(db, `rows ${table}`, String(count));
    });
    done.set(table, count);
    all += rows.length;
    progress(all, source.total);
  }
}

async function withoutForeignKeys(kysely: Kysely<Tables>): Promise<void> {
  await kysely.transaction().execute(async (db) => {
    if ((await remembered(db, 'foreign keys')) !== null) return;
    await remember(db, 'foreign keys', JSON.stringify(await dropForeignKeys(db)));
  });
}

async function withForeignKeys(kysely: Kysely<Tables>): Promise<void> {
  await kysely.transaction().execute(async (db) => {
    const keys = JSON.parse((await remembered(db, 'foreign keys')) ?? '[]') as readonly ForeignKey[];
    await addForeignKeys(db, keys);
    await remember(db, 'foreign keys', '[]');
  });
}

/** What was being done is due again, and each job is looked after as jobs of this database are. */
async function freeJobs(db: Kysely<Tables>): Promise<void> {
  const job = sql.table(`${queueSchema}.job`);
  await sql`update ${job} set state = 'retry', start_after = ${sql.raw(queueSchema)}.job_now() where state = 'active'`.execute(
    db,
  );
  await sql`update ${job} j set heartbeat_seconds = q.heartbeat_seconds from ${sql.table(`${queueSchema}.queue`)} q
    where q.name = j.name and j.heartbeat_seconds is distinct from q.heartbeat_seconds`.execute(db);
}
