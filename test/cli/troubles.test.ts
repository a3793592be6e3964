import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lockFolder } from '../../adapters/postgres/folder-lock.ts';
import { createLastWords } from '../../adapters/postgres/last-words.ts';
import { explainOpening } from '../../adapters/postgres/lite-failure.ts';
import { openEmbedded } from '../../adapters/postgres/open-embedded.ts';
import { explainServer, readAddress } from '../../adapters/postgres/server-failure.ts';
import { openKeyFile } from '../../adapters/system/key-file.ts';
import { createLog } from '../../adapters/system/log.ts';
import { checkData } from '../../src/cli/doctor/check-data.ts';
import { checkKey } from '../../src/cli/doctor/check-key.ts';
import { checkPorts } from '../../src/cli/doctor/check-ports.ts';
import { listen, portError } from '../../src/cli/door/ports.ts';
import { explainFailure } from '../../src/cli/explain-failure.ts';
import { readConfig } from '../../src/config.ts';
import { seedDataFolder } from '../adapters/postgres/open-store.ts';
import { MemoryLog } from '../fakes/memory-log.ts';
import { type Refusal, refusingServer } from '../fakes/refusing-server.ts';
import { attune, freePort, runningHere } from './attune.ts';
import { BothTwins } from './both-twins.ts';
import { asNobody, documented, letsEverybodyIn, like, log, parts, pattern } from './trouble-page.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

type Env = Readonly<Record<string, string>>;

/** A trouble: how the sentence begins that the page has for it, and what brings it about and returns what is said. */
type Trouble = readonly [sentence: string, bring: () => Promise<string>];

let folder = '';
let whole = '';
let made = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-troubles-'));
  await chmod(folder, 0o755);
  whole = join(folder, 'whole');
  await seedDataFolder(whole);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const rows = documented();
const brought = new Set<string>();

const folders: readonly Trouble[] = [
  [
    '… is a file, and Attune',
    async () => {
      const path = join(folder, 'file');
      await writeFile(path, '');
      return said({ ATTUNE_DATA_DIR: path });
    },
  ],
  [
    'The folder … holds only a part',
    async () => said({ ATTUNE_DATA_DIR: await like(newFolder(), { PG_VERSION: '18', 'base/1': '' }) }),
  ],
  [
    'The folder … has no write-ahead log',
    async () => said({ ATTUNE_DATA_DIR: await like(newFolder(), { ...parts, 'pg_wal/x': '' }) }),
  ],
  [
    'The folder … was made by PostgreSQL',
    async () => said({ ATTUNE_DATA_DIR: await like(newFolder(), { ...parts, ...log, PG_VERSION: '17' }) }),
  ],
  [
    'The data of … was moved to',
    async () => {
      const sentence = 'The data of /data was moved to the database attune on db on 2026-11-29.';
      return said({ ATTUNE_DATA_DIR: await like(newFolder(), { '../moved.txt': `${sentence}\n` }) });
    },
  ],
  [
    'A restore of … was cut off',
    async () => {
      const path = newFolder();
      await mkdir(join(path, 'postgres.restored'), { recursive: true });
      return said({ ATTUNE_DATA_DIR: path });
    },
  ],
  [
    'The control file of the database',
    async () => said({ ATTUNE_DATA_DIR: await like(newFolder(), { ...parts, ...log }) }),
  ],
  [
    'The files of a database lie in',
    async () => said({ ATTUNE_DATA_DIR: join(await like(newFolder(), { ...parts, ...log }), 'postgres') }),
  ],
  [
    'The data folder … is in use by process',
    async () => {
      const watch = { lost: () => undefined, retaken: () => undefined, isSame: () => true };
      const unlock = await lockFolder(whole, watch);
      // The doctor asks whoever has it.
      const text = await said({ ATTUNE_DATA_DIR: whole }, /^Another process has .* does not answer\./);
      await unlock();
      return text;
    },
  ],
  [
    'The database was last used by a newer Attune',
    async () => {
      const database = await openEmbedded({ dataDir: whole, log: new MemoryLog(), migrates: false });
      await sql`insert into kysely_migration (name, timestamp) values ('9999-of-tomorrow', '')`.execute(
        database.kysely,
      );
      await database.close();
      return said({ ATTUNE_DATA_DIR: whole });
    },
  ],
  [
    'The embedded database does not open (…no space',
    async () => explainFailure(explainOpening(createLastWords(), { errno: 51 })),
  ],
];

const servers: readonly Trouble[] = [
  ['DATABASE_URL is not an address', () => said({ DATABASE_URL: 'postgres://x:hunter#2@db.example.org/attune' })],
  [
    'The database on … does not answer',
    async () => said({ DATABASE_URL: `postgres://x:hunter2@127.0.0.1:${await freePort()}/a` }),
  ],
  ['There is no machine of the name', () => said({ DATABASE_URL: 'postgres://x:hunter2@nowhere.invalid/attune' })],
  [
    'The database on … takes the connection',
    async () => explainFailure(explainServer(readAddress('postgres://x@db/a'), new Error('timeout expired'))),
  ],
  ['The database on … wants a password', () => refused('asks for a password', { password: '' })],
  ['The server on … has no TLS', () => refused('has no TLS', { query: '?sslmode=require' })],
  ['The password of', () => refused({ code: '28P01', message: 'password authentication failed for user "x"' })],
  ['There is no database', () => refused({ code: '3D000', message: 'database "attune" does not exist' })],
  ['There is no user', () => refused({ code: '28000', message: 'role "x" does not exist' })],
  [
    'The server on … does not let',
    () => refused({ code: '28000', message: `no pg_hba.conf entry for ${whom}, SSL encryption` }),
  ],
  [
    'The server on … does not let … in from this machine without',
    () => refused({ code: '28000', message: `no pg_hba.conf entry for ${whom}, no encryption` }),
  ],
  ['The user … may not make tables', () => refused({ code: '42501', message: 'permission denied for schema public' })],
  ['The server on … has no connection', () => refused({ code: '53300', message: 'sorry, too many clients already' })],
  ['The server on … is starting', () => refused({ code: '57P03', message: 'the database system is starting up' })],
];

const whom = 'host "203.0.113.7", user "x", database "attune"';

const others: readonly Trouble[] = [
  ["The settings can't be used", () => said({ ATTUNE_PORT: 'x' }, null)],
  [
    'Port … is taken',
    async () => {
      const other = createServer();
      await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
      const { port } = other.address() as AddressInfo;
      const failure = await listen(() => undefined, '127.0.0.1', port, 'ATTUNE_PORT').catch((error: unknown) => error);
      const [found] = await checkPorts(readConfig({ ATTUNE_PORT: String(port) }), null);
      other.close();
      expect(`${found?.says} ${found?.remedy}`).toBe(explainFailure(failure));
      return explainFailure(failure);
    },
  ],
  [
    'Port … may not be opened',
    async () => explainFailure(portError({ ...new Error(), code: 'EACCES' }, '::', 80, 'ATTUNE_PORT')),
  ],
  ['Others may read the key file', () => ofKey('key-1:'.padEnd(49, 'a'), 0o644)],
  ['The key 1 of the key file', () => ofKey('nothing like a key', 0o600)],
  ['Discord refused the token', async () => refusedBy({ DISCORD_TOKEN: 'a.b.c' })],
  [
    'Slack refused SLACK_BOT_TOKEN',
    async () => refusedBy({ SLACK_BOT_TOKEN: 'xoxb-hunter2', SLACK_APP_TOKEN: 'xapp-1' }),
  ],
  [
    '… can’t be written, as the disk',
    async () =>
      explainFailure(Object.assign(new Error('x'), { code: 'ENOSPC', syscall: 'open', path: '/data/host.key' })),
  ],
];

describe('each trouble is said in a sentence, which the page of troubles has with what mends it:', () => {
  test.each([...folders, ...servers, ...others])('%s', async (sentence, bring) => {
    const text = await bring();
    expect(text).not.toMatch(/^\s+at |\[object|hunter/m);
    const row = rows.find((one) => one.says.startsWith(sentence));
    expect(row, 'the page has a row for it').toBeDefined();
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(pattern(row?.says ?? '', '^'));
    // What the page gives to copy is what Attune gives.
    for (const [, code = ''] of (row?.remedy ?? '').matchAll(/`([^`]+)`/g)) expect(text).toMatch(pattern(code, ''));
    brought.add(row?.says ?? '');
  });

  test('The embedded database does not open (EACCES', async () => {
    if (process.getuid?.() === 0 && !letsEverybodyIn(import.meta.dirname)) return;
    await mkdir(join(folder, 'of-root'), { mode: 0o555 });
    const text = asNobody({ ATTUNE_DATA_DIR: join(folder, 'of-root/data') });
    const row = rows.find((one) => one.says.startsWith('The embedded database does not open (EACCES'));
    expect(text).toMatch(pattern(row?.says ?? '', '^'));
    expect(text).not.toMatch(/^\s+at /m);
  });

  test('and the page has no row that nothing brings about', () => {
    const left = rows.map((row) => row.says).filter((says) => !brought.has(says) && !says.includes('EACCES'));
    expect(left).toEqual([]);
  });
});

/** What a command says that opens the data, and ends with. The doctor says the same, or what `doctor` says instead. */
async function said(env: Env, doctor?: RegExp | null): Promise<string> {
  const all = { ATTUNE_PORT: await freePort(), ATTUNE_DATA_DIR: join(folder, 'unused'), ...env };
  const { status, err } = await attune(['export', '--user', 'sam'], { LOG_LEVEL: 'silent', ...all });
  expect(status).toBe(1);
  const text = err.trimEnd();
  if (doctor === null) return text;
  const { findings, open } = await checkData(readConfig(all), createLog('silent'));
  await open?.database.close();
  const told = findings.filter((one) => one.status !== 'ok').map(({ says, remedy }) => `${says} ${remedy}`);
  if (doctor === undefined) expect(told).toContain(text);
  else
    expect(
      told.some((one) => doctor.test(one)),
      told.join('\n'),
    ).toBe(true);
  return text;
}

async function refused(how: Refusal, { password = ':hunter2', query = '' } = {}): Promise<string> {
  await using server = await refusingServer(how);
  return await said({ DATABASE_URL: `postgres://x${password}@127.0.0.1:${server.port}/attune${query}` });
}

/** What a start says that a platform refuses. */
async function refusedBy(tokens: Env): Promise<string> {
  await using twins = await BothTwins.open();
  const own = { ATTUNE_DATA_DIR: await newSeeded(), ATTUNE_PORT: await freePort(), LOG_LEVEL: 'silent' };
  return explainFailure(await runningHere({ ...own, ...twins.addresses, ...tokens }).catch((error: unknown) => error));
}

function newFolder(): string {
  made += 1;
  return join(folder, `data-${made}`);
}

async function newSeeded(): Promise<string> {
  const dataDir = newFolder();
  await seedDataFolder(dataDir);
  return dataDir;
}

/** What a start says of a key file, and the doctor too. */
async function ofKey(text: string, mode: number): Promise<string> {
  const dataDir = newFolder();
  await mkdir(dataDir);
  const path = join(dataDir, 'host.key');
  await writeFile(path, text);
  await chmod(path, mode);
  const failure = explainFailure(await openKeyFile(path, new MemoryLog()).catch((error: unknown) => error));
  const { finding } = await checkKey(readConfig({ ATTUNE_DATA_DIR: dataDir }), 'new');
  expect(failure.startsWith(finding.says), finding.says).toBe(true);
  return failure;
}
