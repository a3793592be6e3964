import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Any two numbers: 'Attu', and the third lock of it. */
const lock = [0x41747475, 3] as const;

/** Where processes share a database, one of them does the work, and the others go without. */
export async function onlyOne(
  { kysely, sole }: Pick<Database, 'kysely' | 'sole'>,
  work: () => Promise<unknown>,
): Promise<void> {
  if (sole) return void (await work());
  await kysely.connection().execute(async (db) => {
    const { rows } = await sql<{ taken: boolean }>`
      select pg_try_advisory_lock(${sql.lit(lock[0])}, ${sql.lit(lock[1])}) as taken`.execute(db);
    if (rows[0]?.taken !== true) return;
    try {
      await work();
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(lock[0])}, ${sql.lit(lock[1])})`.execute(db);
    }
  });
}
