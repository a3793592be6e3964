import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkBackup } from '../../adapters/postgres/backup/check-backup.ts';
import { makeBackup } from '../../adapters/postgres/backup/make-backup.ts';
import { recordKey } from '../../adapters/postgres/check-keys.ts';
import { openEmbedded } from '../../adapters/postgres/open-embedded.ts';
import { openServer } from '../../adapters/postgres/open-server.ts';
import { createSeal } from '../../adapters/system/seal.ts';
import { differing, filledStore, rowsOf } from '../adapters/postgres/filled-store.ts';
import { hasServer, type Server, startServer } from '../adapters/postgres/server.ts';
import { MemoryLog } from '../fakes/memory-log.ts';
import { testKey } from '../fakes/open-test-store.ts';
import { spawnAttune } from '../fakes/spawn-attune.ts';
import { attuneProcess, freePort, Running, attune as run } from './attune.ts';

// Databases are made here again and again, on machines that do other things too.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const isThere = await hasServer();
const key = `${testKey.id}:${Buffer.from(testKey.secret).toString('base64url')}`;
const log = new MemoryLog();
let folder = '';
let server: Server | null = null;
let first = '';
/** All rows of the couple, and the words in them. */
let rows: readonly string[] = [];

const place = (name: string): string => join(folder, name);
const attune = (args: readonly string[], dataDir: string, env: Readonly<Record<string, string>> = {}) =>
  run(args, { ATTUNE_DATA_DIR: dataDir, LOG_LEVEL: 'error', ATTUNE_KEYS: key, ...env });

/** What ends by itself here. */
const start = (dataDir: string) =>
  attuneProcess(['start'], { ATTUNE_DATA_DIR: dataDir, LOG_LEVEL: 'error', ATTUNE_KEYS: key });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-keep-'));
  if (isThere) server = await startServer();
  const { data } = await filledStore();
  await recordKey(data.database.kysely, createSeal([testKey]));
  rows = await rowsOf(data.database.kysely);
  first = place('first.jsonl.gz');
  await makeBackup(data.database.kysely, { path: first, attune: '0.1.0', made: '2026-11-29T03:23:00Z' });
  await data.close();
});

afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function rowsIn(dataDir: string): Promise<readonly string[]> {
  const database = await openEmbedded({ dataDir, log });
  try {
    return await rowsOf(database.kysely);
  } finally {
    await database.close();
  }
}

async function rowsOn(url: string): Promise<readonly string[]> {
  const database = await openServer({ url, log });
  try {
    return await rowsOf(database.kysely);
  } finally {
    await database.close();
  }
}

/** Makes a database one that the version before has left. */
async function age(dataDir: string): Promise<void> {
  const database = await openEmbedded({ dataDir, log });
  await sql`delete from kysely_migration where name >= '0026'`.execute(database.kysely);
  await sql`drop table leases, lease_holders, lease_pools`.execute(database.kysely);
  await sql`alter table posts drop column held_until`.execute(database.kysely);
  await database.close();
}

/** Begins a command as a process of its own and kills it so many milliseconds after `seen`, unless it ends before. */
async function killed(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  seen: () => Promise<boolean>,
  after: number,
): Promise<void> {
  const child = spawnAttune(args, { LOG_LEVEL: 'error', ATTUNE_KEYS: key, ...env });
  const ended = new Promise((resolve) => child.once('close', resolve));
  while (child.exitCode === null && !(await seen())) await pause(10);
  await Promise.race([ended, pause(after)]);
  child.kill('SIGKILL');
  await ended;
}

const isThereNow = (path: string) => async (): Promise<boolean> => existsSync(path);

/** Whether a database is being filled. */
const isFilling = (url: string) => async (): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: found } = await client.query("select to_regclass('attune_filling') is not null as filling");
    return found[0].filling;
  } finally {
    await client.end();
  }
};

test('a backup is looked at, put back, made again while Attune runs, and put back once more', async () => {
  const [one, two] = [place('one'), place('two')];
  const keyless = await attune(['restore', first], one, { ATTUNE_KEYS: '' });
  expect(keyless).toMatchObject({ status: 1, err: expect.stringMatching(/sealed with "test".*Nothing was changed/) });
  expect(await attune(['restore', first, '--check'], one)).toMatchObject({
    status: 0,
    out: expect.stringMatching(/It is whole: \d+ rows .* opens with the host’s key/),
  });
  expect(await readdir(folder)).not.toContain('one');
  expect(await attune(['restore', first], one)).toMatchObject({ status: 0, out: expect.stringContaining('Restored') });
  expect(differing(await rowsIn(one), rows)).toEqual([]);

  const env = { ATTUNE_DATA_DIR: one, ATTUNE_KEYS: key, ATTUNE_PORT: await freePort() };
  {
    await using running = new Running(env);
    await running.ready();
    const refused = await attune(['restore', first, '--replace'], one);
    expect(refused).toMatchObject({ status: 1, err: expect.stringContaining('in use by process') });
    const taken = await attune(['backup'], one);
    expect(taken.out).toMatch(/it is whole[\s\S]*without the key it opens nothing/);
    expect((await attune(['backup'], one)).out).toContain('The host’s key is not in it.');
    const copy = await attune(['export', '--user', 'sam'], one);
    expect(copy.out).toContain('SAM-IN-ROOM');
  }
  // It was killed: its socket is left, and the next start replaces it.
  expect(await readdir(one)).toContain('attune.sock');
  expect((await attune(['export', '--user', 'sam'], one)).out).toContain('SAM-IN-ROOM');
  const [newest = ''] = (await readdir(join(one, 'backups'))).toSorted();
  const again = await attune(['restore', join(one, 'backups', newest)], two);
  expect(again.status).toBe(0);
  expect((await attune(['export', '--user', 'sam'], two)).out).toContain('SAM-IN-ROOM');
  const forgot = await attune(['forget', '--user', 'sam', '--yes'], one);
  expect(forgot.out).toMatch(/Forgotten, in one couple[\s\S]*still in these, sealed[\s\S]*jsonl\.gz\n.*jsonl\.gz/);
});

test('what lives is not overwritten unless that is said, and then set aside; with its key a backup opens anywhere', async () => {
  const [old, other] = [place('old'), place('other')];
  await attune(['restore', first], old);
  expect(await attune(['restore', first], old)).toMatchObject({ status: 1, err: expect.stringContaining('--replace') });
  const replaced = await attune(['restore', first, '--replace'], old);
  expect(replaced.out).toMatch(/before-restore-/);
  expect((await readdir(old)).filter((name) => name.startsWith('before-restore-'))).toHaveLength(1);
  expect(differing(await rowsIn(old), rows)).toEqual([]);
  await attune(['backup', '--to', place('with-key'), '--with-key'], old);
  const [name = ''] = await readdir(place('with-key'));
  expect(await attune(['restore', join(place('with-key'), name)], other, { ATTUNE_KEYS: '' })).toMatchObject({
    status: 0,
  });
  expect((await attune(['export', '--user', 'sam'], other, { ATTUNE_KEYS: '' })).out).toContain('SAM-IN-ROOM');
});

test('a restore that is killed at any moment leaves the old data or the new, and can be run again', async () => {
  const path = place('killed');
  await attune(['restore', first], path);
  for (const ms of [300, 1500]) {
    const begun = isThereNow(join(path, 'restoring', 'postgres'));
    await killed(['restore', first, '--replace'], { ATTUNE_DATA_DIR: path }, begun, ms);
    expect(differing(await rowsIn(path), rows), `killed after ${ms} ms`).toEqual([]);
  }
  expect((await attune(['restore', first, '--replace'], path)).status).toBe(0);
  expect(differing(await rowsIn(path), rows)).toEqual([]);
  expect(await readdir(path)).not.toContain('restoring');
});

test.runIf(isThere)(
  'a folder moves to a server and back, also when it is cut off; what it left refuses to start',
  async () => {
    if (server === null) return;
    const [from, back] = [place('from'), place('back')];
    const url = await server.createDatabase();
    await attune(['restore', first], from);
    await age(from);
    for (const ms of [100, 700]) await killed(['move', '--to', url], { ATTUNE_DATA_DIR: from }, isFilling(url), ms);
    expect(await attune(['export', '--user', 'sam'], from, { DATABASE_URL: url })).toMatchObject({
      status: 1,
      err: expect.stringContaining('The database is not whole'),
    });
    const moved = await attune(['move', '--to', url], from);
    expect(moved.out).toMatch(/each was compared[\s\S]*Set DATABASE_URL/);
    expect(moved.out).not.toContain('postgres://');
    expect(differing(await rowsOn(url), rows)).toEqual([]);
    const refused = await start(from);
    expect(refused).toMatchObject({ status: 1, err: expect.stringMatching(/was moved to the database .*moved\.txt/) });
    expect((await attune(['doctor'], from)).out).toContain('was moved to the database');
    await rename(join(from, 'moved.txt'), join(from, 'kept.txt'));
    expect((await attune(['doctor'], from)).out).toContain('The next start brings it up to date: 0026-mended');
    await rename(join(from, 'kept.txt'), join(from, 'moved.txt'));
    const onServer = { DATABASE_URL: url };
    expect((await attune(['export', '--user', 'sam'], from, onServer)).out).toContain('SAM-IN-ROOM');
    expect((await attune(['move', '--to', url], back, {})).err).toContain('There is no database');

    const begun = isThereNow(join(back, 'postgres'));
    await killed(['move', '--to', back], { ATTUNE_DATA_DIR: from, ...onServer }, begun, 500);
    expect(await attune(['move', '--to', back], from, onServer)).toMatchObject({
      status: 0,
      out: expect.stringContaining('Copy host.key'),
    });
    expect(differing(await rowsIn(back), rows)).toEqual([]);
    expect(await attune(['export', '--user', 'sam'], from, onServer)).toMatchObject({
      status: 1,
      err: expect.stringMatching(/was moved to .*drop table attune_moved/),
    });
    expect((await attune(['export', '--user', 'sam'], back)).out).toContain('SAM-IN-ROOM');
  },
);

test.runIf(isThere)('a backup goes into an empty database of a server, and into no other', async () => {
  if (server === null) return;
  const env = { DATABASE_URL: await server.createDatabase() };
  const other = key.replace(/:.*/, `:${'A'.repeat(43)}`);
  const wrong = await attune(['restore', first], place('none'), { ...env, ATTUNE_KEYS: other });
  expect(wrong).toMatchObject({
    status: 1,
    err: expect.stringContaining('is not the one that the database was sealed'),
  });
  expect((await attune(['restore', first], place('none'), env)).status).toBe(0);
  expect(differing(await rowsOn(env.DATABASE_URL), rows)).toEqual([]);
  const again = await attune(['restore', first], place('none'), env);
  expect(again).toMatchObject({ status: 1, err: expect.stringContaining('not empty, and nothing in it was changed') });
  const taken = await attune(['backup', '--to', place('of-server')], place('none'), env);
  expect(taken.status).toBe(0);
  const [name = ''] = await readdir(place('of-server'));
  expect((await attune(['restore', join(place('of-server'), name)], place('home'))).status).toBe(0);
  expect(await rowsIn(place('home'))).toEqual(rows);
});

test.runIf(isThere)('a backup is of one moment, however much is written meanwhile', async () => {
  if (server === null) return;
  const database = await openServer({ url: await server.createDatabase(), log });
  const { kysely } = database;
  // Each in two tables, of which one is read long before the other.
  const write = (n: number): Promise<void> =>
    kysely.transaction().execute(async (db) => {
      await db
        .insertInto('events')
        .values({ id: `e${n}`, at: n })
        .execute();
      await db
        .insertInto('tips_hidden')
        .values({ couple_id: 'c', tip_id: `e${n}` })
        .execute();
    });
  await sql`alter table tips_hidden drop constraint tips_hidden_couple_id_fkey`.execute(kysely);
  await sql`insert into invitations select 'i' || i, 'web', 's', 'r', null, 'web', 's', 'a', 'web', 's', 'b', 'en', null,
    1, 1, 'expired', null, null from generate_series(1, 20000) as i`.execute(kysely);
  let written = 0;
  let isOver = false;
  const load = (async () => {
    while (!isOver) await write(written++);
  })();
  while (written < 50) await pause(5);
  const path = place('under-load.jsonl.gz');
  await makeBackup(kysely, { path, attune: '0.1.0', made: '2026-11-29T03:23:00Z' });
  const after = written;
  isOver = true;
  await load;
  await database.close();
  const { totals } = await checkBackup(path);
  expect(totals.rows['public.events']).toBe(totals.rows['public.tips_hidden']);
  expect(totals.rows['public.events']).toBeGreaterThanOrEqual(50);
  expect(after).toBeGreaterThan((totals.rows['public.events'] ?? 0) + 5);
});

test('a database that was only brought up to date has all that a command asks for', async () => {
  expect((await attune(['migrate'], place('migrated'))).out).toContain('Done: 0001-couples');
  expect(await attune(['status'], place('migrated'))).toMatchObject({
    status: 0,
    out: expect.stringContaining('0 due'),
  });
});

test('before the tables are changed a backup is made, with which one can go back', async () => {
  const path = place('upgraded');
  await attune(['restore', first], path);
  await age(path);
  // Without the key nothing is changed, and so no backup is needed either.
  expect((await attune(['export', '--user', 'sam'], path, { ATTUNE_KEYS: '' })).err).toContain('Nothing was changed');
  expect(await readdir(path)).not.toContain('backups');
  expect((await attune(['migrate'], path)).out).toContain('0026-mended');
  const [name = ''] = await readdir(join(path, 'backups'));
  expect(name).toMatch(/^attune-upgrade-/);
  const old = JSON.parse((await text(join(path, 'backups', name))).split('\n')[0] ?? '');
  expect(old.migrations).not.toContain('0026-mended');
  expect((await attune(['restore', join(path, 'backups', name), '--replace'], path)).status).toBe(0);
  expect(differing(await rowsIn(path), rows)).toEqual([]);

  const newer = await openEmbedded({ dataDir: path, log });
  await sql`insert into kysely_migration values ('0099-from-the-future', '2030-01-01T00:00:00Z')`.execute(newer.kysely);
  await newer.close();
  expect((await start(path)).err).toMatch(/newer Attune.*"attune restore" lists/);
  expect((await attune(['restore'], path)).out).toMatch(/upgrade .*attune-upgrade-.*Put one back/s);
});

async function text(path: string): Promise<string> {
  const { gunzipSync } = await import('node:zlib');
  return gunzipSync(await readFile(path)).toString();
}
