import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { takeKeys } from '../../../adapters/postgres/check-keys.ts';
import { openServer } from '../../../adapters/postgres/open-server.ts';
import { makeKey, writeKey } from '../../../adapters/system/key-ring.ts';
import { createSeal } from '../../../adapters/system/seal.ts';
import { StoreUnavailableError } from '../../../src/port/store-unavailable-error.ts';
import { attune, freePort } from '../../cli/attune.ts';
import { DatabaseProxy } from '../../fakes/database-proxy.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { testKey } from '../../fakes/open-test-store.ts';
import { openOnServer } from './open-store.ts';
import { guests, type Server } from './server.ts';

/** What a server says to who may not, and how those who share one get along. */
export function describeServerTroubles(server: () => Server): void {
  describe('a server that can not be worked with', () => defineTroubles(server));
  describe('who has a database of a server open', () => definePresence(server));
  describe('a connection that goes silent', () => defineSilence(server));
}

function changed(
  url: string,
  change: Partial<Record<'username' | 'password' | 'port' | 'pathname' | 'search', string>>,
) {
  return Object.assign(new URL(url), change).href;
}

async function asOwner(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

function defineTroubles(server: () => Server): void {
  let shared: Promise<string> | undefined;
  /** One database for all, with people of whom none owns it. */
  const make = (): Promise<string> => {
    shared ??= server()
      .createDatabase()
      .then(async (url) => {
        await asOwner(
          url,
          `create role ${guests.withPassword} login password 'right'`,
          `create role ${guests.overTls} login`,
          'create role plain login',
        );
        return url;
      });
    return shared;
  };

  const troubles: readonly (readonly [
    kind: string,
    says: RegExp,
    change: (url: string) => string | Promise<string>,
  ])[] = [
    [
      'no-answer',
      /does not answer\. See that the server runs/,
      async (url) => changed(url, { port: await freePort() }),
    ],
    ['unknown-host', /no machine of the name nowhere\.invalid/, (url) => url.replace('127.0.0.1', 'nowhere.invalid')],
    ['not-an-address', /can be read.*# as %23/, () => 'postgres://attune:hunter#2@127.0.0.1:5432/attune'],
    [
      'wrong-password',
      /password of guest_with_password .* is wrong/,
      (url) => changed(url, { username: guests.withPassword, password: 'hunter2' }),
    ],
    [
      'no-password',
      /wants a password of guest_with_password, and DATABASE_URL has none/,
      (url) => changed(url, { username: guests.withPassword }),
    ],
    ['no-database', /createdb --owner=attune not_there/, (url) => changed(url, { pathname: '/not_there' })],
    ['no-role', /createuser --pwprompt nobody_here/, (url) => changed(url, { username: 'nobody_here' })],
    ['no-tls', /has no TLS, and DATABASE_URL asks for it/, (url) => changed(url, { search: '?sslmode=require' })],
    [
      'needs-tls',
      /without TLS\. Add \?sslmode=verify-full.*pg_hba\.conf/,
      (url) => changed(url, { username: guests.overTls }),
    ],
    ['may-not-create', /grant create, usage on schema public to "plain"/, (url) => changed(url, { username: 'plain' })],
    [
      'too-many',
      /no connection left/,
      async () => {
        const url = await server().createDatabase();
        await asOwner(url, `alter database ${new URL(url).pathname.slice(1)} connection limit 0`);
        return changed(url, { username: 'plain' });
      },
    ],
  ];

  test.each(troubles)('is told in a sentence with its remedy: %s', async (kind, says, change) => {
    // A server that was given has rules of its own.
    if (server().power === null) return;
    const url = await change(await make());
    const warned: unknown[] = [];
    const listen = (warning: unknown): void => void warned.push(warning);
    process.on('warning', listen);
    const refused = await openServer({ url, log: new MemoryLog() }).catch((error: unknown) => error);
    process.off('warning', listen);
    expect(refused).toMatchObject({ name: 'DatabaseFailure', kind });
    const { message } = refused as Error;
    expect(message).toMatch(says);
    expect(message).not.toMatch(/hunter/);
    expect(warned).toEqual([]);
  });

  test('a table of somebody else is told too, from every command', async () => {
    if (server().power === null) return;
    const url = await make();
    await (await openOnServer(url)).close();
    const { status, err } = await attune(['export', '--user', 'sam'], {
      DATABASE_URL: changed(url, { username: 'plain' }),
    });
    expect(status).toBe(1);
    expect(err).toMatch(/may not do what Attune needs in the database .*owner to "plain"/);
    expect(err).not.toMatch(/ at .*\.ts/);
  });
}

function definePresence(server: () => Server): void {
  test('keeps the keys from being rotated, is named, and is kept out while they are', async () => {
    const url = await server().createDatabase();
    const first = await openOnServer(url);
    const second = await openOnServer(url);
    const me = new RegExp(
      `in use by attune \\(process ${process.pid} on .*from 127\\.0\\.0\\.1, connection \\d+ and attune`,
    );
    expect(await first.database.others()).toHaveLength(1);
    const refused = await attune(['keys', 'rotate'], { DATABASE_URL: url });
    expect(refused).toMatchObject({ status: 1, err: expect.stringMatching(me) });
    await first.close();
    await second.close();
    const alone = await openServer({ url, log: new MemoryLog(), alone: true });
    await expect(openOnServer(url)).rejects.toThrow(/held alone by attune.*rotates its keys/);
    await alone.close();
    await (await openOnServer(url)).close();
  });

  test('keeps out who has another host key, and who has none', async () => {
    const url = await server().createDatabase();
    const first = await openOnServer(url);
    await takeKeys(first.database, createSeal([testKey]));
    const run = (env: Readonly<Record<string, string>>) =>
      attune(['export', '--user', 'sam'], { DATABASE_URL: url, ...env });
    const other = await run({ ATTUNE_KEYS: writeKey(makeKey()) });
    expect(other).toMatchObject({
      status: 1,
      err: expect.stringMatching(/open by attune .* with the host key "test"/),
    });
    const none = await run({ ATTUNE_DATA_DIR: join(tmpdir(), `attune-none-${process.pid}`) });
    expect(none).toMatchObject({ status: 1, err: expect.stringMatching(/no key on this machine.*Copy host\.key/) });
    expect((await run({ ATTUNE_KEYS: writeKey(testKey) })).status).toBe(0);
    await first.close();
  });

  test('comes back after its connection broke, and ends if somebody is alone there by then', async () => {
    const url = await server().createDatabase();
    await using proxy = await DatabaseProxy.open(url);
    const away = await openOnServer(proxy.url);
    const other = await openServer({ url, log: new MemoryLog() });
    proxy.mode = 'down';
    await expect.poll(other.others).toEqual([]);
    proxy.mode = 'through';
    await expect.poll(other.others, { timeout: 15_000 }).toHaveLength(1);
    proxy.mode = 'down';
    await expect.poll(other.others).toEqual([]);
    await other.close();
    const alone = await openServer({ url, log: new MemoryLog(), alone: true });
    proxy.mode = 'through';
    expect((await away.database.lost).message).toMatch(/held alone by/);
    await away.close();
    await alone.close();
  });
}

function defineSilence(server: () => Server): void {
  test('is cut off, and another one takes its place by itself: for statements, for jobs and for the health', async () => {
    await using proxy = await DatabaseProxy.open(await server().createDatabase());
    const opened = await openOnServer(proxy.url, 300);
    const done: string[] = [];
    await opened.runner.start(async (job) => void done.push(job.name));
    await opened.store.ping();
    proxy.mode = 'silent';
    await expect(opened.store.ping()).rejects.toThrow(StoreUnavailableError);
    proxy.mode = 'through';
    const enqueue = () =>
      opened.store.transaction(({ jobs }) => jobs.enqueue([{ name: 'post-response', responseId: 'one' }]));
    await expect
      .poll(
        () =>
          enqueue().then(
            () => true,
            () => false,
          ),
        { timeout: 20_000 },
      )
      .toBe(true);
    await expect.poll(() => done.length, { timeout: 20_000 }).toBeGreaterThan(0);
    const said = opened.log.lines.filter((line) => line.includes('does not answer'));
    expect(said).toHaveLength(1);
    await opened.close();
  });
}
