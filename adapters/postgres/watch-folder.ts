import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** How often the folder is looked at (ms). */
const interval = 5000;

/** Whether the folder of an open database is still the one that was opened, neither removed nor replaced by a backup. */
export type FolderWatch = { isSame(): boolean; stop(): void };

/** Calls `replaced` once, when that is seen. */
export function watchFolder(folder: string, replaced: () => void): FolderWatch {
  const path = join(folder, 'global', 'pg_control');
  const own = statSync(path);
  const isSame = (): boolean => {
    try {
      const { ino, dev } = statSync(path);
      return ino === own.ino && dev === own.dev;
    } catch (error) {
      // A disk that can't be asked at the moment has not been replaced.
      return !['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    }
  };
  const timer = setInterval(() => {
    if (isSame()) return;
    clearInterval(timer);
    replaced();
  }, interval);
  timer.unref();
  return { isSame, stop: () => clearInterval(timer) };
}

/** The next segment of the write-ahead log, and half of that again (bytes). */
const least = 24 * 1024 * 1024;

/** Whether the disk of a folder has room for the next segment of the log: without it the database ends. */
export async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= least;
}
