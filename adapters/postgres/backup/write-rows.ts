import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Column, TablePlan } from './table-plan.ts';

/**
 * Writes rows as `readRows` tells them into `into`. `columns` are those of where they come from: what `into` does not
 * have is left out, and what they do not have gets its default.
 */
export async function writeRows(
  db: Kysely<Tables>,
  into: TablePlan,
  columns: readonly Column[],
  rows: readonly string[],
): Promise<void> {
  const own = new Map(into.columns);
  const taken = columns.flatMap(([name], index) => {
    const type = own.get(name);
    return type === undefined ? [] : [{ name, value: sql`(r->>${sql.lit(index)})::${sql.raw(type)}` }];
  });
  await sql`insert into ${sql.table(`${into.schema}.${into.name}`)}
    (${sql.join(taken.map(({ name }) => sql.ref(name)))}) overriding system value
    select ${sql.join(taken.map(({ value }) => value))}
    from json_array_elements(${`[${rows.join(',')}]`}::json) as r`.execute(db);
}
