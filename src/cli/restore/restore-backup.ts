import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Checked, checkBackup } from '../../../adapters/postgres/backup/check-backup.ts';
import { fillDatabase } from '../../../adapters/postgres/backup/fill-database.ts';
import { holdsDatabase, restoreFolder } from '../../../adapters/postgres/backup/restore-folder.ts';
import { archiveSource } from '../../../adapters/postgres/backup/row-source.ts';
import { checkKeys } from '../../../adapters/postgres/check-keys.ts';
import type { Database } from '../../../adapters/postgres/database.ts';
import { migrate } from '../../../adapters/postgres/migrate.ts';
import { openServer } from '../../../adapters/postgres/open-server.ts';
import { keyFileIn } from '../../../adapters/system/key-file.ts';
import { createSeal } from '../../../adapters/system/seal.ts';
import type { Config } from '../../config.ts';
import type { Log } from '../../port/log.ts';
import type { Seal } from '../../port/seal.ts';
import { createBar } from '../bar.ts';
import { CliError } from '../explain-failure.ts';
import { keysFor } from './keys-for.ts';

/** What was put back; `aside` is where what was there before is now. */
export type Restored = { readonly rows: number; readonly made: string; readonly aside: string | null };

/** How long one statement may take while a database is filled (ms). */
export const longestFilling = 10 * 60_000;

/** Puts a backup into the data folder, or into the empty database of a server. */
export async function restoreBackup(
  config: Config,
  log: Log,
  path: string,
  { replace }: { readonly replace: boolean },
): Promise<Restored> {
  if (config.databaseUrl === undefined && !replace && (await holdsDatabase(config.dataDir))) {
    throw new CliError(
      `There is a database in ${resolve(config.dataDir)}, and nothing was changed. Add --replace to set it aside, or ` +
        'name an empty folder in ATTUNE_DATA_DIR (with the host.key of the backup in it).',
    );
  }
  const checked = await checkBackup(path);
  const { manifest, totals } = checked;
  const { keys, file } = await keysFor(config, manifest);
  const seal = createSeal(keys);
  const fill = (database: Database): Promise<void> => fillFrom(database, path, checked, seal, log);
  // Before the database that needs it.
  if (file !== null) await writeKeyFile(config, file);
  let aside: string | null = null;
  if (config.databaseUrl === undefined) {
    aside = await restoreFolder(config.dataDir, { log, at: stamp(), fill });
  } else {
    await fillServer(config.databaseUrl, log, fill);
  }
  return { rows: totals.total, made: manifest.made, aside };
}

/**
 * Fills an empty database from a backup, with a bar, and brings it up to date. Throws a `WrongKeysError` where the keys do
 * not fit; then nobody else opens it.
 */
export async function fillFrom(
  database: Database,
  path: string,
  { manifest, totals }: Checked,
  seal: Seal,
  log: Log,
): Promise<void> {
  using bar = createBar();
  await fillDatabase(database, archiveSource(path, manifest, totals), {
    log,
    progress: (done, total) => bar.step(done, total, 'rows'),
    check: () => checkKeys(database.kysely, seal),
  });
  await migrate(database.kysely);
}

async function fillServer(url: string, log: Log, fill: (database: Database) => Promise<void>): Promise<void> {
  const database = await openServer({ url, log, alone: true, fills: true, longest: longestFilling });
  try {
    await fill(database);
  } catch (error) {
    throw database.explain(error);
  } finally {
    await database.close();
  }
}

async function writeKeyFile({ dataDir }: Config, text: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(keyFileIn(dataDir), text, { flag: 'wx', mode: 0o600, flush: true });
}

function stamp(): string {
  return new Date().toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
}
