import { backupFolderIn, listBackups } from '../../adapters/postgres/backup/backup-folder.ts';
import type { ScrapedMetrics } from '../../adapters/system/metrics.ts';
import type { Config } from '../config.ts';
import { freeSpace } from './free-space.ts';

/** The newest backup, and the room that is left, looked at when the metrics are read. */
export function watchFolder(metrics: ScrapedMetrics, { dataDir, backups }: Pick<Config, 'dataDir' | 'backups'>): void {
  metrics.whenRead(async () => {
    // A process on a server may have no folder.
    const free = await freeSpace(dataDir);
    metrics.gauge('disk_free_bytes', free);
    if (free === null || backups === 0) return metrics.gauge('backup_timestamp_seconds', null);
    const [newest] = await listBackups(backupFolderIn(dataDir)).catch(() => []);
    metrics.gauge('backup_timestamp_seconds', (newest?.made.getTime() ?? 0) / 1000);
  });
}
