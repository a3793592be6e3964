import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FolderLockedError, lockFolder } from '../../../adapters/postgres/folder-lock.ts';
import { openEmbedded } from '../../../adapters/postgres/open-embedded.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { seedDataFolder } from './open-store.ts';

// Databases are started here, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const strace = '/usr/bin/strace';
const log = new MemoryLog();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-embedded-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const unwatched = { lost: () => undefined, retaken: () => undefined, isSame: () => true };

const freshFolder = () => mkdtemp(join(folder, 'data-'));

describe('the embedded database', () => {
  test('keeps what was committed over a restart, and reads no table through that has an index', async () => {
    const dataDir = await freshFolder();
    await seedDataFolder(dataDir);
    const first = await openEmbedded({ dataDir, log });
    await first.kysely.insertInto('events').values({ id: 'kept', at: 9_007_199_254_740_991 }).execute();
    await Promise.all([first.close(), first.close()]);

    const second = await openEmbedded({ dataDir, log });
    expect(second.migrated).toEqual([]);
    expect(await second.kysely.selectFrom('events').selectAll().execute()).toEqual([
      { id: 'kept', at: 9_007_199_254_740_991 },
    ]);
    // Its plan is kept however the table grows.
    await sql`analyze events`.execute(second.kysely);
    const plan = await sql`explain select * from events where id = 'kept'`.execute(second.kysely);
    expect(JSON.stringify(plan.rows)).toContain('Index Scan');
    await second.close();
    expect((await readdir(dataDir)).toSorted()).toEqual(['attune.pid', 'postgres']);
  });

  // On a build machine a missing strace fails.
  const traced = existsSync(strace) || process.env['CI'] !== undefined ? test : test.skip;
  traced(
    'every commit reaches the disk before it is acknowledged (seen with strace; left out where it is missing)',
    async () => {
      const dataDir = await freshFolder();
      await seedDataFolder(dataDir);
      const trace = join(folder, 'trace.txt');
      const script = fileURLToPath(new URL('./commit-rows.ts', import.meta.url));
      execFileSync(
        strace,
        // With the filter, only these calls are stopped at, and not all thousands.
        ['-f', '--seccomp-bpf', '-y', '-o', trace, '-e', 'trace=fsync,write', process.execPath, script, dataDir, '20'],
        { stdio: 'ignore' },
      );
      const lines = (await readFile(trace, 'utf8')).split('\n');
      const from = lines.findIndex((line) => line.includes('commits begin'));
      const to = lines.findIndex((line) => line.includes('commits end'));
      const between = lines.slice(from + 1, to).map((line) => {
        // Where another thread calls something meanwhile, strace splits the line; the caller still waits for its end.
        if (/fsync\(\d+<.*\/pg_wal\//.test(line) && /(= 0|<unfinished \.\.\.>)$/.test(line)) return 'synced';
        return line.includes('"committed') ? 'acknowledged' : null;
      });
      const order = between.filter((step) => step !== null);
      expect(order.filter((step) => step === 'acknowledged')).toHaveLength(20);
      expect(order.filter((step, index) => step === 'acknowledged' && order[index - 1] !== 'synced')).toEqual([]);
    },
  );
});

describe('the lock of the data folder', () => {
  test('a second process is refused with the number of the first, and let in once that one was killed', async () => {
    const dataDir = await freshFolder();
    const holder = spawn(process.execPath, [fileURLToPath(new URL('./hold-folder.ts', import.meta.url)), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    const refused = openEmbedded({ dataDir, log });
    await expect(refused).rejects.toThrow(FolderLockedError);
    await expect(refused).rejects.toThrow(`process ${holder.pid} on ${hostname()}`);
    const gone = once(holder, 'exit');
    holder.kill('SIGKILL');
    await gone;
    const release = await lockFolder(dataDir, unwatched);
    expect(JSON.parse(await readFile(join(dataDir, 'attune.pid'), 'utf8')).pid).toBe(process.pid);
    await release();
  });

  test('one process cannot open it twice, and can again after closing it', async () => {
    const dataDir = await freshFolder();
    const release = await lockFolder(dataDir, unwatched);
    await expect(lockFolder(dataDir, unwatched)).rejects.toThrow(`process ${process.pid}`);
    await release();
    await (await lockFolder(dataDir, unwatched))();
  });

  test('a lock left by an earlier life under the same number is taken over', async () => {
    const dataDir = await freshFolder();
    await mkdir(join(dataDir, 'attune.lock'));
    await writeFile(join(dataDir, 'attune.pid'), JSON.stringify({ pid: process.pid, host: hostname() }));
    await (await lockFolder(dataDir, unwatched))();
  });
});
