import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import { fromPglite } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostPrepared } from '../../../adapters/postgres/lite-client.ts';
import { createLiteEngine } from '../../../adapters/postgres/lite-engine.ts';
import { asPglite, openLitePool } from '../../../adapters/postgres/lite-pool.ts';
import { fastParams } from '../../../adapters/postgres/open-embedded.ts';
import { databaseSnapshot } from '../../fakes/database-snapshot.ts';

let lite: PGlite;
let pool: pg.Pool;
let kysely: Kysely<{ words: { id: number; text: string } }>;
let queue: ReturnType<typeof fromPglite>;

beforeAll(async () => {
  lite = await PGlite.create({ loadDataDir: await databaseSnapshot(), startParams: fastParams });
  pool = openLitePool(createLiteEngine(lite));
  kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });
  queue = fromPglite(asPglite(pool));
  await sql`create table words (id bigint primary key, text text)`.execute(kysely);
});

afterAll(async () => {
  if (!lite.closed) await lite.close();
});

const add = (id: number, text = '') => kysely.insertInto('words').values({ id, text }).execute();
const ids = async () => (await kysely.selectFrom('words').select('id').orderBy('id').execute()).map(({ id }) => id);

test('numbers, long texts and every letter go in and come out as they are', async () => {
  const text = `שלום 🌊 "'\\ ${'x'.repeat(300_000)}`;
  await add(2 ** 53 - 1, text);
  const row = await kysely.selectFrom('words').selectAll().executeTakeFirst();
  expect(row).toEqual({ id: 2 ** 53 - 1, text });
  await kysely.deleteFrom('words').execute();
});

test('whoever asks during a transaction waits for its end, and neither undoes the other', async () => {
  const order: string[] = [];
  const failing = kysely
    .transaction()
    .execute(async (trx) => {
      await trx.insertInto('words').values({ id: 1, text: '' }).execute();
      order.push('first');
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('fails');
      await trx.insertInto('words').values({ id: 1, text: '' }).execute();
    })
    .catch((error: unknown) => error);
  const other = add(2).then(() => order.push('other'));
  const refused = queue.executeSql('select nonsense').catch((error: unknown) => error);
  expect(await failing).toMatchObject({ code: '23505' });
  await other;
  expect(await refused).toMatchObject({ code: '42703' });
  expect(order).toEqual(['first', 'fails', 'other']);
  expect(await ids()).toEqual([2]);
});

test('statements of the queue that fail in the middle leave no transaction to the next one who waits', async () => {
  const failing = queue.executeSql('begin; select nonsense; commit').catch((error: unknown) => error);
  await add(3);
  expect(await failing).toMatchObject({ code: '42703' });
  const { rows } = await queue.executeSql('begin; update words set text = $$new$$ where id = 3 returning text; commit');
  expect(rows).toEqual([{ text: 'new' }]);
  expect(await ids()).toEqual([2, 3]);
});

test('a statement is read once, and however many kinds there are, a limited number is kept', async () => {
  for (let count = 1; count <= mostPrepared + 20; count += 1) {
    const none = Array.from({ length: count }, () => -1);
    expect(await kysely.selectFrom('words').select('id').where('id', 'in', none).execute()).toEqual([]);
  }
  await add(4);
  const { rows } = await sql<{ kept: number }>`select count(*) as kept from pg_prepared_statements`.execute(kysely);
  expect(rows).toEqual([{ kept: mostPrepared }]);
});

test('after its connection broke, the next one goes on, outside of what was begun', async () => {
  const client = await pool.connect();
  await client.query('begin');
  await client.query('insert into words values ($1, $2)', [5, '']);
  client.release(new Error('broken'));
  await add(6);
  expect(await ids()).toEqual([2, 3, 4, 6]);
});

test('once the database is closed, whoever asks is refused', async () => {
  const held = await pool.connect();
  const waits = pool.connect();
  await lite.close();
  await expect(held.query('select 1')).rejects.toThrow('the database is closed');
  held.release();
  await expect(waits).rejects.toThrow('the database is closed');
  await expect(pool.query('select 1')).rejects.toThrow('the database is closed');
});
