import fs, { cp, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lockFolder } from '../../../adapters/postgres/folder-lock.ts';
import { StoreUnavailableError } from '../../../src/port/store-unavailable-error.ts';
import { type DiskFault, failDisk } from './failing-disk.ts';
import { openOnDisk, seedDataFolder, type WholeStore } from './open-store.ts';

// Databases are started here, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-ends-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function newFolder(): Promise<string> {
  const dataDir = await mkdtemp(join(folder, 'data-'));
  await seedDataFolder(dataDir);
  return dataDir;
}

const clear = (opened: WholeStore) => opened.store.transaction(({ events }) => events.clear(0));
const note = (opened: WholeStore, id: string) => opened.store.transaction(({ events }) => events.firstTime(id, 1));
const why = (failing: Promise<unknown>) => failing.catch((error: unknown) => error);

describe('a disk that fails under the embedded database', () => {
  test.each<DiskFault & { readonly says: RegExp }>([
    { call: 'writeSync', code: 'ENOSPC', errno: 28, says: /no space left.*Free some space/i },
    { call: 'fsyncSync', code: 'EIO', errno: 5, says: /I\/O error.*dmesg/ },
  ])('with $code at a $call ends it, and all who wait are told', async ({ says, ...fault }) => {
    const dataDir = await newFolder();
    const opened = await openOnDisk(dataDir);
    await note(opened, 'before');
    vi.spyOn(fs, 'statfs').mockResolvedValue({ bavail: 1, bsize: 4096 } as never);
    syncBuiltinESMExports();
    expect(await why(opened.store.ping())).toBeInstanceOf(StoreUnavailableError);
    vi.restoreAllMocks();
    syncBuiltinESMExports();
    await opened.store.ping();
    const heal = failDisk(fault);
    const [cutOff, ...waiting] = await Promise.all([1, 2, 3].map((id) => why(note(opened, `${id}`))));
    heal();
    // It is not known whether the log reached the disk.
    expect(cutOff).toMatchObject({ name: 'StoreUnavailableError', outcome: 'unknown' });
    for (const one of [...waiting, await why(opened.store.ping()), await why(clear(opened))]) {
      expect(one).toBeInstanceOf(StoreUnavailableError);
      expect(one).toMatchObject({ outcome: 'not-done' });
    }
    const lost = await opened.database.lost;
    expect(lost.name).toBe('DatabaseFailure');
    expect(lost.message).toMatch(says);
    // Who ends the process says why.
    expect(opened.log.lines).toEqual([]);
    await opened.close();

    if (fault.call === 'writeSync') return;
    const again = await openOnDisk(dataDir);
    expect(await note(again, 'before')).toBe(false);
    await again.close();
  });
});

// They wait for the lock to be looked at, side by side.
describe.concurrent('a data folder that somebody touches while it is open', () => {
  const touched = async (opened: WholeStore, local: typeof expect) =>
    local.poll(() => opened.log.lines, { timeout: 15_000 }).toEqual([local.stringContaining('was taken again')]);

  test('keeps its lock when that is touched, and when it is removed', async ({ expect: local }) => {
    const dataDir = await newFolder();
    const opened = await openOnDisk(dataDir);
    await utimes(join(dataDir, 'attune.lock'), 1, 1);
    await touched(opened, local);
    opened.log.lines.length = 0;
    await rm(join(dataDir, 'attune.lock'), { recursive: true });
    await rm(join(dataDir, 'attune.pid'));
    await touched(opened, local);
    expect(await note(opened, 'still here')).toBe(true);
    await expect(lockFolder(dataDir, unwatched)).rejects.toThrow('is in use by process');
    await opened.close();
  });

  test('is lost to another process that took it, and nothing more is written', async () => {
    const dataDir = await newFolder();
    const opened = await openOnDisk(dataDir);
    await writeFile(join(dataDir, 'attune.pid'), JSON.stringify({ pid: 1, host: hostname(), life: 'another' }));
    await utimes(join(dataDir, 'attune.lock'), 1, 1);
    expect((await opened.database.lost).message).toMatch(/Another process has taken the data folder/);
    await expect(note(opened, 'too late')).rejects.toThrow(StoreUnavailableError);
    await opened.close();
  });

  test('is lost when a backup is put in its place', async () => {
    const dataDir = await newFolder();
    const opened = await openOnDisk(dataDir);
    await cp(dataDir, `${dataDir}-backup`, { recursive: true });
    await rename(dataDir, `${dataDir}-moved`);
    await rename(`${dataDir}-backup`, dataDir);
    expect((await opened.database.lost).message).toMatch(/was removed or replaced.*stop Attune before/);
    await expect(note(opened, 'nowhere')).rejects.toThrow(StoreUnavailableError);
    await opened.close();
  });
});

const unwatched = { lost: () => undefined, retaken: () => undefined, isSame: () => true };
