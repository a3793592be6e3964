import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.ts';

/** Every row of every table in every schema of ours, as text: what must not be in a database is looked for here. */
export async function dumpTables(db: Kysely<Tables>): Promise<string> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
    order by 1, 2`.execute(db);
  const parts: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(db);
    parts.push(...rows.map(({ row }) => `${schema}.${name} ${row}`));
  }
  return parts.join('\n');
}
