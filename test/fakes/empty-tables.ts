import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.ts';

let statements: Promise<string> | undefined;

/** Removes every row of ours and every job, and leaves what says how the database is made. */
export async function emptyTables(db: Kysely<Tables>): Promise<void> {
  statements ??= readStatements(db);
  await sql.raw(await statements).execute(db);
}

/** All databases of a run are made alike. */
async function readStatements(db: Kysely<Tables>): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%'
    order by table_name <> 'couples'`.execute(db);
  return [...tables.map(({ name }) => `public."${name}"`), 'pgboss.job']
    .map((table) => `delete from ${table}`)
    .join('; ');
}
