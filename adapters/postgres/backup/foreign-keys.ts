import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/** What says that a row refers to one of another table. */
export type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

/**
 * Takes the references between tables away, so that rows can come in any order, and returns them. What is slow to check
 * for each row is checked once, when they are put back.
 */
export async function dropForeignKeys(db: Kysely<Tables>): Promise<readonly ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select n.nspname || '.' || c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname = 'public'
    order by 1, 2`.execute(db);
  for (const { table, name } of rows) {
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(db);
  }
  return rows;
}

/** Puts them back. Throws if a row refers to one that is not there. */
export async function addForeignKeys(db: Kysely<Tables>, keys: readonly ForeignKey[]): Promise<void> {
  for (const { table, name, definition } of keys) {
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(db);
  }
}
