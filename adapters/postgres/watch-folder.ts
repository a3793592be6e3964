import { statSync } from 'node:fs';
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
