import { BackupError } from '../../adapters/postgres/backup/backup-error.ts';
import { backupFolderIn, listBackups, pruneBackups } from '../../adapters/postgres/backup/backup-folder.ts';
import { onlyOne } from '../../adapters/postgres/only-one.ts';
import { createSweep } from '../../adapters/postgres/sweep-erased.ts';
import { day, minute } from '../model/instant.ts';
import type { Metrics } from '../port/metrics.ts';
import { backUp } from './admin/take-backup.ts';
import type { OpenData } from './open-attune.ts';

/** What is done for the data itself: a backup each night, and what was erased leaves the files. */
export type Keeping = AsyncDisposable & {
  night(): Promise<void>;
};

/** A machine that never runs at night does it so long after its start (ms). */
const afterStart = 10 * minute;

type Kept = Pick<OpenData, 'config' | 'database' | 'log'>;

/** Begins it. Nothing that fails in it is thrown: it is logged, and tried again the next night. */
export function startKeeping(data: Kept, metrics: Pick<Metrics, 'count'>): Keeping {
  const { database, log } = data;
  const sweep = createSweep(database, log);
  let last: Promise<void> = Promise.resolve();

  const quietly = async (event: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await database.contact.asking(work);
    } catch (error) {
      if (database.contact.noted(error)) return;
      log.error(event, error, error instanceof BackupError ? { reason: error.message } : {});
      metrics.count('failures', 'keeping');
    }
  };
  const keep = async (): Promise<void> => {
    await quietly('the nightly backup could not be made', () => onlyOne(database, () => backUpTonight(data)));
    await quietly('what was erased could not be swept up', () => onlyOne(database, sweep));
  };
  const run = (): Promise<void> => {
    last = last.then(keep);
    return last;
  };
  // A server runs at night too, and many processes may start on it by day.
  const timer = database.sole ? setTimeout(() => void run(), afterStart).unref() : undefined;
  return {
    night: run,
    [Symbol.asyncDispose]: async () => {
      clearTimeout(timer);
      await last;
    },
  };
}

async function backUpTonight({ config, database, log }: Kept): Promise<void> {
  if (config.backups === 0) return;
  const folder = backupFolderIn(config.dataDir);
  const before = (await listBackups(folder)).filter(({ kind }) => kind === 'nightly');
  const [newest] = before;
  const now = Date.now();
  if (newest !== undefined && now - newest.made.getTime() < day / 2) return;
  const { path, size, rows } = await backUp({ config, database, kind: 'nightly' });
  await pruneBackups(folder, config.backups, now);
  log.info('the nightly backup was made', { path, bytes: size, rows });
  if (before.length === 0) {
    log.warn('backups hold no host key, and open nothing without it: keep a copy of it somewhere else', { folder });
  }
}
