import type { Kysely } from 'kysely';
import { BackupError } from '../../adapters/postgres/backup/backup-error.ts';
import type { Tables } from '../../adapters/postgres/tables.ts';
import type { Config } from '../config.ts';
import type { Log } from '../port/log.ts';
import { backUp } from './admin/take-backup.ts';
import { explainFailure } from './explain-failure.ts';

/**
 * Makes a backup before the tables are changed by a new version: with it one can go back. Throws a `BackupError`, and
 * nothing is changed, where none can be made.
 */
export async function backUpBefore(
  config: Config,
  log: Log,
  kysely: Kysely<Tables>,
  pending: readonly string[],
): Promise<void> {
  if (config.backups === 0) return;
  try {
    const { path } = await backUp({ config, database: { kysely }, kind: 'upgrade' });
    log.info('a backup was made before the database is brought up to date', { path, first: pending[0] });
  } catch (error) {
    throw new BackupError(
      `The database has to be brought up to date, and no backup could be made before: ${explainFailure(error, false)} ` +
        'Nothing was changed. Mend that, or set ATTUNE_BACKUPS=0 to go on without a backup.',
      { cause: error },
    );
  }
}
