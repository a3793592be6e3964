import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.ts';

/** Removes every row of ours and every job, and leaves what says how the database is made. */
export async function emptyTables(db: Kysely<Tables>): Promise<void> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%'
    order by table_name <> 'couples'`.execute(db);
  for (const { name } of tables) await sql`delete from ${sql.table(name)}`.execute(db);
  await sql`delete from pgboss.job`.execute(db);
}
