import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import lockfile from 'proper-lockfile';

/** Another process has the data folder open. */
export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError';
}

/**
 * Takes the data folder for this process and returns what gives it back. A lock left by a process that has ended is
 * taken over. Throws a `FolderLockedError` that names the process holding it. `onLost` is called if the lock was
 * taken away, for example because this process was stopped for a long time.
 */
export async function lockFolder(folder: string, onLost: (why: Error) => void): Promise<() => Promise<void>> {
  const path = resolve(folder);
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (held.has(path)) throw lockedBy(path, { pid: process.pid, host: hostname() });
  held.add(path);
  try {
    const release = await take(path, onLost);
    return async () => {
      await release().catch(() => undefined);
      held.delete(path);
    };
  } catch (error) {
    held.delete(path);
    throw error;
  }
}

/** Folders that this very process has locked: its own pid in a lock then is no sign of an earlier life. */
const held = new Set<string>();

/** A lock whose time was not renewed for this long is taken for left behind, whatever its process (ms). */
const stale = 15_000;

type Holder = { readonly pid: number; readonly host: string };

async function take(path: string, onLost: (why: Error) => void): Promise<() => Promise<void>> {
  const lock = join(path, 'attune.lock');
  const record = join(path, 'attune.pid');
  const options = { lockfilePath: lock, realpath: false, stale, update: 3000, onCompromised: onLost };
  const release = await lockfile.lock(path, options).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ELOCKED') throw error;
    const holder = await readHolder(record);
    if (holder !== null && holder.host === hostname() && isRunning(holder.pid)) throw lockedBy(path, holder);
    // The process is gone, so its lock can go too. From another host, wait until the lock is no longer renewed.
    if (holder !== null && holder.host === hostname()) await rmdir(lock).catch(() => undefined);
    return lockfile
      .lock(path, { ...options, retries: { retries: 18, factor: 1, minTimeout: 1000 } })
      .catch(async (again: NodeJS.ErrnoException) => {
        throw again.code === 'ELOCKED' ? lockedBy(path, await readHolder(record)) : again;
      });
  });
  await writeFile(record, `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`, { mode: 0o600 });
  return release;
}

async function readHolder(record: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(record, 'utf8'));
  } catch {
    return null;
  }
}

/** Our own pid means an earlier life with the same number, as in a container that was started again. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function lockedBy(path: string, holder: Holder | null): FolderLockedError {
  const who = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return new FolderLockedError(
    `The data folder ${path} is in use by ${who}. ` +
      'Only one Attune can have it open: stop that one first, or set ATTUNE_DATA_DIR to another folder.',
  );
}
