import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Migration } from 'kysely/migration';
import { expect, test } from 'vitest';
import { migrations } from '../../../adapters/postgres/migrations/all.ts';

/** What each migration asks of the database, by name, since it was released. A release adds those that are new. */
const released: Readonly<Record<string, string>> = JSON.parse(
  await readFile(new URL('released-migrations.json', import.meta.url), 'utf8'),
);

/** The statements of a migration, whatever their layout, as one hash. */
async function hashOf(migration: Migration): Promise<string> {
  const statements: string[] = [];
  class Recorder extends DummyDriver {
    override async acquireConnection() {
      return {
        executeQuery: async ({ sql, parameters }: CompiledQuery) => {
          statements.push(JSON.stringify([sql.replace(/\s+/g, ' ').trim(), parameters]));
          return { rows: [] };
        },
        // biome-ignore lint/correctness/useYield: nothing is read in pieces.
        async *streamQuery() {
          throw new Error('a migration streams nothing');
        },
      };
    }
  }
  const db = new Kysely<unknown>({
    dialect: {
      createDriver: () => new Recorder(),
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (own) => new PostgresIntrospector(own),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  await migration.up(db);
  return createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 32);
}

test('a migration that was released never changes, and what comes new comes after it', async () => {
  const now: Record<string, string> = {};
  for (const [name, migration] of Object.entries(migrations)) now[name] = await hashOf(migration);
  const changed = Object.keys(released).filter((name) => now[name] !== released[name]);
  expect(changed, 'these are in databases already: undo the change, and write a new migration').toEqual([]);
  const names = Object.keys(migrations);
  expect(names).toEqual(names.toSorted());
  const last = Object.keys(released).toSorted().at(-1) ?? '';
  const early = names.filter((name) => !(name in released) && name < last);
  expect(early, 'a new migration has a name after all that were released').toEqual([]);
  const missing = names.filter((name) => !(name in released)).map((name) => `"${name}": "${now[name]}"`);
  if (process.env['RELEASE'] !== undefined) expect(missing, 'to be added to released-migrations.json').toEqual([]);
});
