import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Log } from '../../../src/port/log.ts';
import type { Database } from '../database.ts';
import { lockFolder } from '../folder-lock.ts';
import { movedMark, restoredFolder } from '../inspect-data-folder.ts';
import { openEmbedded } from '../open-embedded.ts';
import { syncPath } from '../sync-path.ts';

/** Whether a data folder holds a database, or something that was one. */
export async function holdsDatabase(dataDir: string): Promise<boolean> {
  const names = await readdir(join(dataDir, 'postgres')).catch(() => []);
  return names.length > 0;
}

/** How folders are called that hold what was there before a restore. */
const asidePrefix = 'before-restore-';

/** The folders in a data folder that were set aside, by their paths. */
export async function listSetAside(dataDir: string): Promise<readonly string[]> {
  const names = await readdir(dataDir).catch(() => []);
  return names.filter((name) => name.startsWith(asidePrefix)).map((name) => resolve(dataDir, name));
}

/**
 * Makes a new database beside the one of a data folder and, once `fill` has filled it, puts it in its place. What was
 * there is set aside as a whole, in a folder named by the time `at`, whose path is returned (`null` if nothing was). Cut off at any
 * moment, the old one or the new one is there, or a start says what is to be done. Throws a `FolderLockedError` while
 * Attune runs.
 */
export async function restoreFolder(
  dataDir: string,
  { log, at, fill }: { readonly log: Log; readonly at: string; fill(database: Database): Promise<void> },
): Promise<string | null> {
  const path = resolve(dataDir);
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  const unlock = await lockFolder(path, { lost: lost.reject, retaken: () => undefined, isSame: () => true });
  const draft = join(path, 'restoring');
  try {
    await rm(draft, { recursive: true, force: true });
    const database = await openEmbedded({ dataDir: draft, log, fills: true });
    try {
      await Promise.race([fill(database), lost.promise]);
    } finally {
      await database.close();
    }
    return await putInPlace(path, draft, `${asidePrefix}${at}`);
  } finally {
    await rm(draft, { recursive: true, force: true });
    await unlock();
  }
}

async function putInPlace(path: string, draft: string, aside: string): Promise<string | null> {
  const restored = join(path, restoredFolder);
  await rm(restored, { recursive: true, force: true });
  await rename(join(draft, 'postgres'), restored);
  await syncPath(path);
  const old = ['postgres', movedMark].filter((name) => existsSync(join(path, name)));
  const kept = join(path, aside);
  if (old.length > 0) await mkdir(kept, { mode: 0o700 });
  for (const name of old) await rename(join(path, name), join(kept, name));
  await rename(restored, join(path, 'postgres'));
  await syncPath(path);
  return old.length > 0 ? kept : null;
}
