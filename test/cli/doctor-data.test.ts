import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { backupName } from '../../adapters/postgres/backup/backup-folder.ts';
import { pendingMigrations } from '../../adapters/postgres/migrate.ts';
import { openEmbedded, openInMemory } from '../../adapters/postgres/open-embedded.ts';
import { makeKey, writeKey } from '../../adapters/system/key-ring.ts';
import { checkBackups } from '../../src/cli/doctor/check-backups.ts';
import { checkFolder } from '../../src/cli/doctor/check-folder.ts';
import { checkKey } from '../../src/cli/doctor/check-key.ts';
import { checkPorts } from '../../src/cli/doctor/check-ports.ts';
import { checkServer } from '../../src/cli/doctor/check-server.ts';
import { type Finding, problemFrom } from '../../src/cli/doctor/finding.ts';
import { readConfig } from '../../src/config.ts';
import { seedDataFolder } from '../adapters/postgres/open-store.ts';
import { databaseSnapshot } from '../fakes/database-snapshot.ts';
import { MemoryLog } from '../fakes/memory-log.ts';
import { attune, freePort } from './attune.ts';
import { letsEverybodyIn } from './trouble-page.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-doctor-data-'));
  await chmod(folder, 0o755);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the doctor', () => {
  test('tells what a start would bring up to date, and leaves it as it is', async () => {
    const dataDir = join(folder, 'older');
    await seedDataFolder(dataDir);
    const open = () => openEmbedded({ dataDir, log: new MemoryLog(), migrates: false });
    const before = await open();
    const { rows } = await sql<{ name: string }>`delete from kysely_migration
      where name = (select max(name) from kysely_migration) returning name`.execute(before.kysely);
    await before.close();

    const env = { ATTUNE_DATA_DIR: dataDir, ATTUNE_PORT: await freePort() };
    const { out, status } = await attune(['doctor'], env);
    expect(status).toBe(0);
    expect(out).toMatch(
      new RegExp(`^warning +database +The database is open\\..*up to date: ${rows[0]?.name}\\.`, 'm'),
    );
    expect(out).toMatch(/It makes a backup before/);

    const after = await open();
    expect(await pendingMigrations(after.kysely)).toEqual([rows[0]?.name]);
    await after.close();
    expect(await readdir(dataDir)).not.toContain('host.key');
  });

  test('tells how old the newest backup is', async () => {
    const dataDir = join(folder, 'backed-up');
    const now = Date.parse('2026-11-29T12:00:00Z');
    const look = async (env: Readonly<Record<string, string>> = {}) => {
      const found = await checkBackups(readConfig({ ATTUNE_DATA_DIR: dataDir, ...env }), now);
      return found.map(({ status, says }) => `${status} ${says}`);
    };
    expect(await look()).toEqual([]);
    await mkdir(join(dataDir, 'postgres'), { recursive: true });
    expect(await look()).toEqual([expect.stringMatching(/^ok There is none yet/)]);
    expect(await look({ ATTUNE_BACKUPS: '0' })).toEqual([expect.stringMatching(/^warning There is none/)]);
    expect(await look({ DATABASE_URL: 'postgres://db/attune' })).toEqual([]);
    await mkdir(join(dataDir, 'backups'));
    await writeFile(join(dataDir, 'backups', backupName('nightly', new Date(now - 70 * 60 * 60_000))), '');
    expect(await look()).toEqual([expect.stringMatching(/^warning The newest is 70 hours old/)]);
    await writeFile(join(dataDir, 'backups', backupName('asked', new Date(now - 60_000))), '');
    expect(await look()).toEqual([expect.stringMatching(/^ok The newest is of this hour.*key is not in it/)]);
  });

  test('says who may not make tables on a server, and whether others can read along', async () => {
    const database = await openInMemory({ from: await databaseSnapshot() });
    const db = database.kysely;
    const far = 'postgres://x:y@db.example.org/attune';
    expect(await checkServer(db, far, [])).toMatchObject([
      { check: 'database-rights', status: 'ok' },
      { check: 'database-tls', status: 'warning', remedy: expect.stringContaining('sslmode=verify-full') },
    ]);
    await sql`create role poor; revoke create on schema public from public; set role poor`.execute(db);
    for (const [pending, status] of [
      [['0001-couples'], 'problem'],
      [[], 'warning'],
    ] as const) {
      expect(await checkServer(db, 'postgres://x@localhost/y', pending)).toMatchObject([
        {
          status,
          remedy: expect.stringMatching(/grant create on database .* to "poor"; grant create, usage on schema/),
        },
        { check: 'database-tls', status: 'ok' },
      ]);
    }
    await database.close();
  });

  test('says what is wrong with the folder, each with what mends it', async () => {
    const path = (name: string) => join(folder, name);
    await writeFile(path('file'), '');
    expect((await checkFolder(path('file'))).finding).toMatchObject({
      status: 'problem',
      says: `${path('file')} is a file, and Attune keeps its data in a folder.`,
    });
    await mkdir(path('open'), { mode: 0o755 });
    await chmod(path('open'), 0o755);
    expect((await checkFolder(path('open'))).finding).toMatchObject({
      status: 'warning',
      remedy: `Run: chmod 700 ${path('open')}`,
    });
    // As /var/lib is: everybody may look, and only its owner may write.
    await mkdir(path('root'), { mode: 0o555 });
    await mkdir(path('secret'), { mode: 0o600 });
    if (process.getuid?.() === 0 && !letsEverybodyIn(import.meta.dirname)) return;
    const [below, itself, hidden] = askAsNobody(path('root/new'), path('root'), path('secret/data'));
    const orElse = 'or name another folder in ATTUNE_DATA_DIR.';
    expect(below?.remedy).toBe(`Run: sudo install -d -o "$(id -un)" -m 700 ${path('root/new')} – ${orElse}`);
    expect(itself?.remedy).toBe(`Run: sudo chown -R "$(id -un)" ${path('root')} – ${orElse}`);
    expect(hidden?.remedy).toMatch(/^Let the user who runs Attune in there, or name another folder/);
    if (process.getuid?.() !== 0) return;
    await mkdir(path('theirs'), { mode: 0o700 });
    await chown(path('theirs'), 12_345, 12_345);
    expect((await checkFolder(path('theirs'))).finding).toMatchObject({
      status: 'problem',
      remedy: 'Ask as that user: sudo -u "#12345" npm run -s attune -- doctor',
    });
  });

  test('finds a port that is taken by something else, and lets an Attune that runs have its own', async () => {
    const other = createServer((_, response) => response.end('hello'));
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    const config = readConfig({ ATTUNE_PORT: String(port) });
    expect(await checkPorts(config, null)).toMatchObject([
      {
        status: 'problem',
        says: expect.stringContaining(`Port ${port} is taken`),
        remedy: expect.stringMatching(/^Stop it/),
      },
    ]);
    expect(await checkPorts(config, { status: 'ready', reason: null })).toMatchObject([{ status: 'ok' }]);
    await new Promise((closed) => other.close(closed));
  });

  test('reads the key file, and neither makes it nor changes its mode', async () => {
    const dataDir = join(folder, 'keys');
    await mkdir(dataDir);
    const config = readConfig({ ATTUNE_DATA_DIR: dataDir });
    const path = join(dataDir, 'host.key');
    expect((await checkKey(config, 'new')).finding).toMatchObject({ status: 'ok' });
    expect((await checkKey(config, 'unseen')).finding).toMatchObject({ status: 'skipped' });
    expect(await readdir(dataDir)).toEqual([]);
    await writeFile(path, 'nothing like a key');
    await chmod(path, 0o640);
    expect((await checkKey(config, 'new')).finding).toMatchObject({ status: 'problem' });
    await writeFile(path, writeKey(makeKey()));
    expect((await checkKey(config, 'new')).finding).toMatchObject({
      status: 'warning',
      remedy: `Run: chmod 600 ${path}`,
    });
    await chmod(path, 0o604);
    expect((await checkKey(config, 'new')).finding).toMatchObject({ status: 'problem' });
    await chmod(path, 0o600);
    expect((await checkKey(config, 'unseen')).finding).toMatchObject({ status: 'skipped' });
  });

  test('says what is wrong in the first sentence, and in those after it what to do', () => {
    expect(problemFrom('x', 'A (EROFS: mkdir ./data) is wrong: version 1.2. Run: chmod 600 a.b. Then start.')).toEqual({
      check: 'x',
      status: 'problem',
      says: 'A (EROFS: mkdir ./data) is wrong: version 1.2.',
      remedy: 'Run: chmod 600 a.b. Then start.',
    });
    expect(problemFrom('x', 'Only one sentence.').remedy).toContain('docs/troubles.md');
  });
});

/** What the doctor says of these folders to a user who owns none of them: root may write everywhere. */
function askAsNobody(...paths: readonly string[]): readonly Finding[] {
  const script = `
    import { checkFolder } from ${JSON.stringify(import.meta.resolve('../../src/cli/doctor/check-folder.ts'))};
    const found = await Promise.all(${JSON.stringify(paths)}.map(async (path) => (await checkFolder(path)).finding));
    console.log(JSON.stringify(found));`;
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    ...nobody,
    encoding: 'utf8',
  });
  return JSON.parse(said);
}
