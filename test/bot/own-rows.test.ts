import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { features } from '../../src/bot/registry.ts';
import { openTestStore, type TestStore } from '../fakes/open-test-store.ts';

/** Tables that hold rows of a couple in which nothing is one partner's alone, and why. */
const shared: Readonly<Record<string, string>> = {
  couples: 'what both set',
  partners: 'the place of each, emptied with their name when they are forgotten',
  couple_keys: 'the key of both',
  rituals: 'the rhythm of both',
  ritual_offers: 'what both were offered, and whether it is still open',
  prompts_asked: 'what both were asked',
  practice_sessions: 'how far both have come in something they do together',
  practice_pages: 'where the cards of that stand',
  jar_digests: 'of which weeks their jar was told, and where',
  goal_reviews: 'when both looked at their goals',
  tips_shown: 'what both were shown',
  date_ideas_shown: 'what both were shown',
  tips_hidden: 'what both do not want to see',
  parked_jobs: 'ids alone',
};

let data: TestStore;

beforeAll(async () => {
  data = await openTestStore();
});

afterAll(() => data.close());

/** Every table whose rows hang on a couple, however far, as the catalogue of the database has it. */
async function tablesOfCouples(): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    with recursive hanging as (
      select 'couples'::regclass::oid as id
      union
      select c.conrelid from pg_constraint c join hanging h on c.confrelid = h.id where c.contype = 'f'
    )
    select id::regclass::text as name from hanging
    union
    select table_name::text from information_schema.columns
    where column_name = 'couple_id' and table_schema = current_schema()`.execute(data.database.kysely);
  return rows.map(({ name }) => name).sort();
}

/** The tables that a statement removes from or changes while this runs, also where it finds no row. */
async function touched(tables: readonly string[], work: () => Promise<void>): Promise<readonly string[]> {
  const { kysely } = data.database;
  await sql`create table touched (name text)`.execute(kysely);
  await sql`
    create function touch() returns trigger language plpgsql as
    $$ begin insert into touched values (tg_table_name); return null; end $$`.execute(kysely);
  for (const name of tables) {
    await sql`
      create trigger touch after delete or update on ${sql.table(name)}
      for each statement execute function touch()`.execute(kysely);
  }
  await work();
  const { rows } = await sql<{ name: string }>`select distinct name from touched`.execute(kysely);
  return rows.map(({ name }) => name);
}

test('every table that holds rows of a couple is reached when a feature forgets one partner', async () => {
  const tables = await tablesOfCouples();
  expect(tables).toContain('appreciations');
  const reached = await touched(tables, () =>
    data.store.transaction(async (stores) => {
      for (const { own } of features) {
        await own?.forget?.(stores, 'nobody', 0);
        await own?.ofPerson?.forget(stores, { platform: 'web', space: 'nowhere', user: 'nobody' });
      }
    }),
  );
  const unreached = tables.filter((name) => !reached.includes(name) && !(name in shared));
  expect(unreached, 'whose feature forgets what is in these tables?').toEqual([]);
  expect(Object.keys(shared).filter((name) => !tables.includes(name) || reached.includes(name))).toEqual([]);
});
