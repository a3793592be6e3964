import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/all.ts';
import type { Tables } from './tables.ts';

/** The database was written by a later version of Attune: going on could damage it. */
export class DatabaseTooNewError extends Error {
  override readonly name = 'DatabaseTooNewError';
}

/** Called before the tables of a database that is in use are changed, with the names of the migrations to come. */
export type BeforeMigrating = (db: Kysely<Tables>, pending: readonly string[]) => Promise<void>;

/**
 * Brings the database to this version of Attune and returns the names of the migrations that ran, under a lock:
 * several processes may start at once. Throws a `DatabaseTooNewError` if it holds migrations this code does not know.
 */
export async function migrate(
  db: Kysely<Tables>,
  before: BeforeMigrating = async () => undefined,
): Promise<readonly string[]> {
  const held = await heldMigrations(db);
  refuseNewer(held);
  // The migrator looks for each of its two tables by reading the whole catalogue. Nearly every start finds nothing to
  // do, and does without: a migration is remembered in the transaction that made it.
  if (held.length === Object.keys(migrations).length) return [];
  const pending = Object.keys(migrations).filter((name) => !held.includes(name));
  if (held.length > 0) await before(db, pending);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  // A process of a later version may have migrated between the look above and the lock.
  if (error !== undefined) refuseNewer(await heldMigrations(db));
  const failed = results.find((one) => one.status === 'Error');
  if (error !== undefined) {
    throw new Error(`migration ${failed?.migrationName ?? 'list'} of the database failed`, { cause: error });
  }
  return results.map((one) => one.migrationName);
}

/** Makes the tables of an empty database as these migrations make them, and no others. */
export async function migrateExactly(db: Kysely<Tables>, names: readonly string[]): Promise<void> {
  const wanted = Object.fromEntries(Object.entries(migrations).filter(([name]) => names.includes(name)));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => wanted } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('the tables could not be made', { cause: error });
}

/** What `migrate` would do, without doing it. Throws the same `DatabaseTooNewError`. */
export async function pendingMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const held = await heldMigrations(db);
  refuseNewer(held);
  return Object.keys(migrations).filter((name) => !held.includes(name));
}

/** The names of the migrations that the database has, oldest first. */
export async function heldMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows: found } = await sql<{
    known: string | null;
  }>`select to_regclass('kysely_migration')::text as known`.execute(db);
  if ((found[0]?.known ?? null) === null) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}

/** Throws a `DatabaseTooNewError` if this code does not know one of these migrations. */
export function refuseNewer(held: readonly string[]): void {
  const unknown = held.filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new DatabaseTooNewError(
    `The database was last used by a newer Attune (it holds ${unknown.join(', ')}, which this version does not know). ` +
      'Start the newer version again. To go back, put back the backup that was made before the upgrade: ' +
      '"attune restore" lists those there are.',
  );
}
