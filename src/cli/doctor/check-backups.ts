import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backupFolderIn, listBackups } from '../../../adapters/postgres/backup/backup-folder.ts';
import type { Config } from '../../config.ts';
import { hour } from '../../model/instant.ts';
import { type Finding, ok, warning } from './finding.ts';

/** The nights that may be missed (ms): not every machine runs at night, but then one is made soon after its start. */
const oldest = 60 * hour;

/** How old the newest backup is. On a server, where none is made unless that is asked for, nothing is said. */
export async function checkBackups(
  { dataDir, databaseUrl, backups }: Config,
  now: number,
): Promise<readonly Finding[]> {
  if (databaseUrl !== undefined && backups === 0) return [];
  if (databaseUrl === undefined && !existsSync(join(dataDir, 'postgres'))) return [];
  const folder = backupFolderIn(dataDir);
  const [newest] = await listBackups(folder).catch(() => []);
  const make = 'Make one now: npm run -s attune -- backup – the host’s key is kept apart (docs/backup.md).';
  if (newest === undefined) {
    if (backups > 0) return [ok('backups', `There is none yet. One is made each night, in ${folder}.`)];
    return [warning('backups', 'There is none, and ATTUNE_BACKUPS=0 says that none is made.', make)];
  }
  const age = now - newest.made.getTime();
  const says = `The newest is ${age < 2 * hour ? 'of this hour' : `${Math.round(age / hour)} hours old`}, in ${folder}.`;
  if (age > oldest) return [warning('backups', says, make)];
  return [ok('backups', `${says} The host’s key is not in it: keep a copy somewhere else.`)];
}
