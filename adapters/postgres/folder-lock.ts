import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rmdir, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import lockfile from 'proper-lockfile';

/** Another process has the data folder open. */
export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError';
}

/** What happens to a lock after it was taken. */
export type LockWatch = {
  /** Somebody else has it, or the folder is not the same any more. Nothing may be written to it from now on. */
  lost(why: Error): void;
  /** It was touched or removed, was still ours, and was taken again. */
  retaken(): void;
  /** Whether what the lock protects is still what it was taken for. */
  isSame(): boolean;
};

/**
 * Takes the data folder for this process and returns what gives it back. A lock left by a process that has ended is
 * taken over. Throws a `FolderLockedError` that names the process holding it. A lock that is touched or removed while
 * it is held is taken again, if nobody else has it.
 */
export async function lockFolder(folder: string, watch: LockWatch): Promise<() => Promise<void>> {
  const path = resolve(folder);
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (held.has(path)) throw lockedBy(path, { pid: process.pid, host: hostname() });
  held.add(path);
  const own: Holder = { pid: process.pid, host: hostname(), life: randomUUID() };
  let isReturned = false;
  let release: () => Promise<void>;
  const compromised = async (why: Error): Promise<void> => {
    if (isReturned) return;
    const again = watch.isSame() ? await retake(path, own, compromised).catch(() => null) : null;
    // Given back meanwhile.
    if (isReturned) return again?.().catch(() => undefined);
    if (again === null) return watch.lost(why);
    release = again;
    watch.retaken();
  };
  try {
    release = await take(path, own, compromised);
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return async () => {
    isReturned = true;
    await release().catch(() => undefined);
    held.delete(path);
  };
}

/** Folders that this very process has locked: its own pid in a lock then is no sign of an earlier life. */
const held = new Set<string>();

/** A lock whose time was not renewed for this long is taken for left behind, whatever its process (ms). */
const stale = 15_000;

/** Whoever takes a lock writes its name beside it at once; this long is plenty (ms). */
const writing = 1500;

/** `life` tells this process from an earlier one with the same number. */
type Holder = { readonly pid: number; readonly host: string; readonly life?: string };

const lockIn = (path: string) => join(path, 'attune.lock');
const recordIn = (path: string) => join(path, 'attune.pid');

async function take(
  path: string,
  own: Holder,
  compromised: (why: Error) => Promise<void>,
): Promise<() => Promise<void>> {
  const options = optionsOf(path, compromised);
  const release = await lockfile.lock(path, options).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ELOCKED') throw error;
    const holder = await readHolder(path);
    if (holder !== null && holder.host === hostname() && isRunning(holder.pid)) throw lockedBy(path, holder);
    // The process is gone, so its lock can go too. From another host, wait until the lock is no longer renewed.
    if (holder !== null && holder.host === hostname()) await rmdir(lockIn(path)).catch(() => undefined);
    return lockfile
      .lock(path, { ...options, retries: { retries: 18, factor: 1, minTimeout: 1000 } })
      .catch(async (again: NodeJS.ErrnoException) => {
        throw again.code === 'ELOCKED' ? lockedBy(path, await readHolder(path)) : again;
      });
  });
  await writeHolder(path, own);
  return release;
}

/** Takes a lock again that is not as we left it; `null` if somebody else has it, or may have. */
async function retake(
  path: string,
  own: Holder,
  compromised: (why: Error) => Promise<void>,
): Promise<(() => Promise<void>) | null> {
  const isThere = await stat(lockIn(path)).then(
    () => true,
    () => false,
  );
  if (isThere) await pause(writing);
  const holder = await readHolder(path);
  if (holder !== null && holder.life !== own.life) return null;
  if (isThere) await rmdir(lockIn(path)).catch(() => undefined);
  // Without another try: whoever was faster has it.
  const release = await lockfile.lock(path, optionsOf(path, compromised));
  await writeHolder(path, own);
  return release;
}

function optionsOf(path: string, compromised: (why: Error) => Promise<void>): lockfile.LockOptions {
  return {
    lockfilePath: lockIn(path),
    realpath: false,
    stale,
    update: 3000,
    onCompromised: (why) => void compromised(why),
  };
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(recordIn(path), 'utf8'));
  } catch {
    return null;
  }
}

async function writeHolder(path: string, own: Holder): Promise<void> {
  await writeFile(recordIn(path), `${JSON.stringify(own)}\n`, { mode: 0o600 });
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
