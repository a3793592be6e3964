import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../adapters/postgres/database.ts';
import { openInMemory } from '../../../adapters/postgres/open-embedded.ts';
import type { Tables } from '../../../adapters/postgres/tables.ts';
import { databaseSnapshot } from '../../fakes/database-snapshot.ts';
import { dumpTables } from '../../fakes/dump-tables.ts';
import { openTestStore, type TestStore } from '../../fakes/open-test-store.ts';
import { fillers } from '../../features/privacy/fillers.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

/** A database in which two have left words in every field that keeps some, and those words. */
export async function filledStore(): Promise<{ readonly data: TestStore; readonly words: readonly string[] }> {
  const data = await openTestStore();
  await using world = await FakeWorld.open({ settle: true, data });
  await pair(world);
  const words: string[] = [];
  for (const fill of Object.values(fillers)) {
    const { sam, alexShown, alexUnshown } = await fill(world);
    words.push(...sam, ...alexShown, ...alexUnshown);
  }
  return { data, words };
}

/** An empty database, as if it had just been made: half a second instead of two. */
export async function emptyDatabase(): Promise<Database> {
  const database = await openInMemory({ from: await databaseSnapshot(), fills: true });
  for (const name of ['public', 'pgboss']) await sql`drop schema ${sql.ref(name)} cascade`.execute(database.kysely);
  await sql`create schema public`.execute(database.kysely);
  return database;
}

/** Every row that was anybody's or is still to be done, in an order of its own; of a job what is the same everywhere. */
export async function rowsOf(db: Kysely<Tables>): Promise<readonly string[]> {
  const lines = (await dumpTables(db)).split('\n').filter((line) => /^public\.(?!kysely|leases)/.test(line));
  const { rows } = await sql<{ row: string }>`
    select row(id, name, data, state, start_after, retry_count, output)::text as row from pgboss.job`.execute(db);
  return [...lines, ...rows.map(({ row }) => `job ${row}`)].toSorted();
}

/** Rows that only one of two databases has, shortened; none where they are the same. */
export function differing(one: readonly string[], other: readonly string[]): readonly string[] {
  const [left, right] = [new Set(one), new Set(other)];
  const odd = [...one.filter((row) => !right.has(row)), ...other.filter((row) => !left.has(row))];
  return odd.map((row) => row.slice(0, 80));
}
