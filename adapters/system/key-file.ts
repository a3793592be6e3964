import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Log } from '../../src/port/log.ts';
import { HostKeyError } from './host-key-error.ts';
import { keepFromOthers, refuseOpenVolume } from './key-mode.ts';
import { type HostKey, makeKey, parseKeys, writeKey } from './key-ring.ts';

/** Where the keys are when `ATTUNE_KEYS` is not set. */
export function keyFileIn(dataDir: string): string {
  return resolve(dataDir, 'host.key');
}

/**
 * Reads the key file, or makes it, for its owner alone, once `mayMake` has not thrown. Throws a `HostKeyError` if
 * others may read it, if what is in it is no key, or if a new one could not be kept from others.
 */
export async function openKeyFile(
  path: string,
  log: Log,
  mayMake: () => Promise<void> = async () => undefined,
): Promise<readonly HostKey[]> {
  const found = await readKeyFile(path, log);
  if (found !== null) return found;
  await mayMake();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await refuseOpenVolume(path);
  await writeNew(path, [makeKey()]);
  log.warn('a key file was made: back it up apart from the data, without it nothing sealed can be read', { path });
  return (await readKeyFile(path, log)) ?? [];
}

/** Puts a new active key in front of those in the file, which stay for what they still open. Returns them all. */
export async function addKeyToFile(path: string): Promise<readonly HostKey[]> {
  const keys = [makeKey(), ...((await readKeyFile(path)) ?? [])];
  await replace(path, keys);
  return keys;
}

/** Leaves only the keys with these ids in the file: for the end of a rotation. */
export async function keepKeysInFile(path: string, ids: ReadonlySet<string>): Promise<void> {
  const keys = ((await readKeyFile(path)) ?? []).filter((key) => ids.has(key.id));
  if (keys.length === 0) throw new HostKeyError(`No key would be left in ${path}.`);
  await replace(path, keys);
}

async function readKeyFile(path: string, log: Log | null = null): Promise<readonly HostKey[] | null> {
  try {
    await keepFromOthers(path, log);
    return parseKeys(await readFile(path, 'utf8'), `the key file ${path}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** `link` fails if the file has appeared meanwhile: then that one counts. */
async function writeNew(path: string, keys: readonly HostKey[]): Promise<void> {
  const draft = await writeDraft(path, keys);
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  await syncFolder(path);
}

async function replace(path: string, keys: readonly HostKey[]): Promise<void> {
  await rename(await writeDraft(path, keys), path);
  await syncFolder(path);
}

/** On the disk before it gets its name: a key that is lost takes everything with it. */
async function writeDraft(path: string, keys: readonly HostKey[]): Promise<string> {
  const draft = join(dirname(path), `.host.key-${randomBytes(6).toString('hex')}`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${notice}${keys.map(writeKey).join('\n')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const notice = `# The keys that open what is sealed in Attune's database; the first one is used for what is new.
# Without this file nothing that was written can be read: keep a copy apart from the data folder.
`;
