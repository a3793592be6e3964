import { type Kysely, sql } from 'kysely';
import { queueSchema } from '../queue.ts';
import type { Tables } from '../tables.ts';

/** A table as its rows are copied: without what the database works out by itself. */
export type TablePlan = {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly Column[];
  /** The columns of its primary key, in their order. */
  readonly key: readonly string[];
};

/** `type` as the database writes it, such as `timestamp with time zone`. */
export type Column = readonly [name: string, type: string];

export const tableName = ({ schema, name }: Pick<TablePlan, 'schema' | 'name'>): string => `${schema}.${name}`;

/**
 * What says how a database came to be, and is made anew with each. Leases are held by processes that run, and
 * end with them.
 */
const leftOut = [
  ...['kysely_migration', 'kysely_migration_lock'],
  ...['attune_filling', 'attune_moved'],
  ...['leases', 'lease_pools', 'lease_holders'],
];

/** Every table of Attune's, by name, and the jobs of the queue; the rest of the queue is made by its start. */
export async function readTablePlans(db: Kysely<Tables>): Promise<readonly TablePlan[]> {
  const { rows } = await sql<TablePlan>`
    select n.nspname as schema, c.relname as name,
      (select json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(a.attname order by k.place)
        from pg_index i, unnest(i.indkey::int2[]) with ordinality as k (attnum, place), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum), '[]') as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where (n.nspname = 'public' and c.relkind = 'r' and c.relname <> all(${sql.val(leftOut)})
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e'))
      or (n.nspname = ${queueSchema} and c.relname = 'job')
    order by 1, 2`.execute(db);
  return rows;
}
