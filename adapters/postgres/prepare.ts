import type { Kysely } from 'kysely';
import { refuseMarked } from './backup/filling.ts';
import { type BeforeMigrating, migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

/**
 * What is done with the tables of a database when it is opened; returns the names of the migrations that ran. One that
 * was not filled to its end, or whose data moved away, is refused, unless it is opened to be filled.
 */
export async function prepare(
  kysely: Kysely<Tables>,
  how: { readonly migrates: boolean; readonly fills: boolean; readonly before?: BeforeMigrating },
): Promise<readonly string[]> {
  if (how.fills) return [];
  await refuseMarked(kysely);
  return how.migrates ? migrate(kysely, how.before) : [];
}
