import fs, { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HostKeyError } from '../../../adapters/system/host-key-error.ts';
import { addKeyToFile, keepKeysInFile, keyFileIn, openKeyFile } from '../../../adapters/system/key-file.ts';
import { makeKey, writeKey } from '../../../adapters/system/key-ring.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';

describe('the key file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('is made once, for its owner alone, and the log says to back it up', async () => {
    const log = new MemoryLog();
    const path = keyFileIn(join(folder, 'data'));
    const made = await openKeyFile(path, log);
    expect(made).toHaveLength(1);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(log.lines.filter((line) => line.includes('back it up'))).toHaveLength(1);
    expect(log.lines.join()).not.toContain((await readFile(path, 'utf8')).split(':')[1]?.trim());
    expect(await openKeyFile(path, log)).toEqual(made);
    expect(log.lines).toHaveLength(1);
    expect(await readdir(join(folder, 'data'))).toEqual(['host.key']);
  });

  test('two starts at once agree on one key', async () => {
    const path = keyFileIn(folder);
    const [one, two] = await Promise.all([openKeyFile(path, new MemoryLog()), openKeyFile(path, new MemoryLog())]);
    expect(one).toEqual(two);
  });

  test('is refused where others may read it, with the command that mends it', async () => {
    const path = keyFileIn(folder);
    await openKeyFile(path, new MemoryLog());
    await chmod(path, 0o644);
    await expect(openKeyFile(path, new MemoryLog())).rejects.toThrow(`chmod 600 ${path}`);
  });

  test('is closed to a group that could read it, as some containers open a volume, and the log says so', async () => {
    const path = keyFileIn(folder);
    const made = await openKeyFile(path, new MemoryLog());
    await chmod(path, 0o660);
    const log = new MemoryLog();
    expect(await openKeyFile(path, log)).toEqual(made);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(log.lines).toEqual([expect.stringContaining('could be read by a group')]);
  });

  describe('on a volume that keeps no modes', () => {
    const { stat: real } = fs;
    beforeEach(() => {
      vi.spyOn(fs, 'stat').mockImplementation((async (path: string) =>
        Object.assign(await real(path), { mode: 0o100777 })) as never);
      syncBuiltinESMExports();
    });
    afterEach(() => {
      vi.restoreAllMocks();
      syncBuiltinESMExports();
    });

    test('is not made, and the way that works is named', async () => {
      const refused = openKeyFile(keyFileIn(folder), new MemoryLog());
      await expect(refused).rejects.toThrow(/no key was made there.*Set ATTUNE_KEYS/);
      await expect(refused).rejects.not.toThrow(/chmod/);
      expect(await readdir(folder)).toEqual([]);
    });

    test('is used where it is there already, with a warning', async () => {
      const key = makeKey();
      await writeFile(keyFileIn(folder), writeKey(key));
      const log = new MemoryLog();
      expect(await openKeyFile(keyFileIn(folder), log)).toEqual([key]);
      expect(log.lines).toEqual([expect.stringContaining('ATTUNE_KEYS is safer')]);
    });
  });

  test('is refused where it holds no key, instead of being replaced', async () => {
    const path = keyFileIn(folder);
    await writeFile(path, '', { mode: 0o600 });
    await expect(openKeyFile(path, new MemoryLog())).rejects.toThrow(HostKeyError);
    expect(await readFile(path, 'utf8')).toBe('');
  });

  test('takes a new active key in front, and lets go of the old one when told', async () => {
    const path = keyFileIn(folder);
    const [old] = await openKeyFile(path, new MemoryLog());
    const both = await addKeyToFile(path);
    expect(both).toHaveLength(2);
    expect(both[1]).toEqual(old);
    expect(await openKeyFile(path, new MemoryLog())).toEqual(both);
    await keepKeysInFile(path, new Set([both[0]?.id ?? '']));
    expect(await openKeyFile(path, new MemoryLog())).toEqual([both[0]]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(keepKeysInFile(path, new Set())).rejects.toThrow(HostKeyError);
  });
});
