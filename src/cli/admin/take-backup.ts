import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { BackupError } from '../../../adapters/postgres/backup/backup-error.ts';
import {
  type BackupKind,
  backupFolderIn,
  backupName,
  listBackups,
} from '../../../adapters/postgres/backup/backup-folder.ts';
import { checkBackup } from '../../../adapters/postgres/backup/check-backup.ts';
import { makeBackup } from '../../../adapters/postgres/backup/make-backup.ts';
import type { Database } from '../../../adapters/postgres/database.ts';
import { keyFileIn } from '../../../adapters/system/key-file.ts';
import { parseKeys, writeKey } from '../../../adapters/system/key-ring.ts';
import type { Config } from '../../config.ts';
import { freeSpace } from '../free-space.ts';
import { version } from '../version.ts';
import type { LookingCommand, Tell } from './command.ts';

const asked = z.object({ to: z.string().nullable(), withKey: z.boolean() });

/** A backup that was read again after it was made. */
export type Taken = {
  readonly path: string;
  readonly rows: number;
  /** In bytes. */
  readonly size: number;
  /** Whether there was none in its folder before. */
  readonly isFirst: boolean;
  readonly withKey: boolean;
};

/** `attune backup`, also while Attune runs. */
export const takeBackup: LookingCommand<z.infer<typeof asked>, Taken> = {
  name: 'backup',
  looks: true,
  asked,
  run: ({ config, database }, { to, withKey }, tell) =>
    backUp({ config, database, kind: 'asked', folder: to ?? backupFolderIn(config.dataDir), withKey, tell }),
};

/** Makes a backup in `folder`, and reads it again from its first line to its last. */
export async function backUp(given: {
  readonly config: Config;
  readonly database: Pick<Database, 'kysely'>;
  readonly kind: BackupKind;
  readonly folder?: string;
  readonly withKey?: boolean;
  readonly tell?: Tell;
}): Promise<Taken> {
  const { config, database, kind, folder = backupFolderIn(config.dataDir), withKey = false, tell } = given;
  const before = await listBackups(folder);
  const [last] = before;
  await refuseFull(folder, last === undefined ? await sizeOf(database.kysely) : 2 * last.size);
  const now = new Date();
  const path = freePath(folder, kind, now);
  await makeBackup(database.kysely, {
    path,
    attune: version,
    made: now.toISOString(),
    key: withKey ? await keyText(config) : null,
    progress: (done, total) => tell?.(done, total, 'rows'),
  });
  try {
    const { totals } = await checkBackup(path);
    return { path, rows: totals.total, size: (await stat(path)).size, isFirst: before.length === 0, withKey };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** What the database itself needs to go on, should both lie on one disk (bytes): without it, it ends. */
const reserve = 64 * 1024 * 1024;

/** Throws a `BackupError` where there is no room for a backup of at most this size. */
async function refuseFull(folder: string, size: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const free = await freeSpace(folder);
  if (free === null || free > size + reserve) return;
  throw new BackupError(`There is no room for a backup in ${folder}: the disk is nearly full. Free some space there.`);
}

async function sizeOf(kysely: Database['kysely']): Promise<number> {
  const { rows } = await sql<{ size: number }>`select pg_database_size(current_database())::float8 as size`.execute(
    kysely,
  );
  return rows[0]?.size ?? 0;
}

/** Two of the same second must not take each other's name. */
function freePath(folder: string, kind: BackupKind, from: Date): string {
  const path = join(folder, backupName(kind, from));
  return existsSync(path) ? freePath(folder, kind, new Date(from.getTime() + 1000)) : path;
}

async function keyText({ keys, dataDir }: Config): Promise<string> {
  if (keys === undefined) return readFile(keyFileIn(dataDir), 'utf8');
  return `${parseKeys(keys, 'ATTUNE_KEYS').map(writeKey).join('\n')}\n`;
}
