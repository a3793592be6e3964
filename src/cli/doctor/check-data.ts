import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { checkKeys, refuseNewKey } from '../../../adapters/postgres/check-keys.ts';
import type { Database } from '../../../adapters/postgres/database.ts';
import { keyFileIn } from '../../../adapters/system/key-file.ts';
import { createSeal } from '../../../adapters/system/seal.ts';
import type { Config } from '../../config.ts';
import type { Log } from '../../port/log.ts';
import type { Seal } from '../../port/seal.ts';
import { explainFailure } from '../explain-failure.ts';
import { openDatabase, readKeys } from '../open-attune.ts';
import { type Finding, ok, problem, problemFrom, skipped, warning } from './finding.ts';

/** What the database and the key are like, and both themselves where they could be opened. */
export type DataFound = {
  readonly findings: readonly Finding[];
  readonly open: { readonly database: Database; readonly seal: Seal | null } | null;
};

/** Looks at the database and the host's key as a start would, but makes neither where there is none yet. */
export async function checkData(config: Config, log: Log): Promise<DataFound> {
  if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, 'postgres'))) {
    return { findings: [await checkFolder(config.dataDir), (await checkKey(config, log, null)).finding], open: null };
  }
  try {
    const database = await openDatabase(config, log);
    const kind = config.databaseUrl === undefined ? `embedded, in ${config.dataDir}` : 'on a server';
    const updated =
      database.migrated.length === 0 ? '' : ` It was brought up to date: ${database.migrated.join(', ')}.`;
    const found = ok('database', `The database is open (${kind}).${updated}`);
    const key = await checkKey(config, log, database);
    return { findings: [found, key.finding], open: { database, seal: key.seal } };
  } catch (error) {
    const locked = error instanceof Error && error.name === 'FolderLockedError';
    const found = locked ? await askRunning(config) : problemFrom('database', explainFailure(error));
    return { findings: [found, (await checkKey(config, log, null)).finding], open: null };
  }
}

async function checkFolder(dataDir: string): Promise<Finding> {
  let folder = resolve(dataDir);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    await access(folder, constants.W_OK);
    return ok('database', `The first start makes it in ${dataDir}.`);
  } catch {
    const remedy = `Run: sudo chown "$(id -un)" ${folder} – or name another folder in ATTUNE_DATA_DIR.`;
    return problem('database', `Attune may not write to ${folder}.`, remedy);
  }
}

/** The folder is taken: by Attune itself, if it answers. */
async function askRunning({ port, dataDir }: Config): Promise<Finding> {
  const address = `http://127.0.0.1:${port}/health`;
  const response = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => null);
  if (response?.status === 200) return ok('database', 'Attune is running on it, and says that it is well.');
  const remedy = `See what runs: curl -i ${address} – and look into its log, or stop it and ask the doctor again.`;
  const says = `Another process has ${dataDir}, and ${response === null ? 'does not answer' : `says ${response.status}`}.`;
  return warning('database', says, remedy);
}

async function checkKey(
  config: Config,
  log: Log,
  database: Database | null,
): Promise<{ readonly finding: Finding; readonly seal: Seal | null }> {
  const file = keyFileIn(config.dataDir);
  const from = config.keys === undefined ? file : 'ATTUNE_KEYS';
  try {
    if (config.keys === undefined && !existsSync(file)) return { finding: await noKeyFile(file, database), seal: null };
    const seal = createSeal(await readKeys(config, log, database));
    if (database === null) return { finding: unproven(config, from), seal };
    await checkKeys(database.kysely, seal);
    return { finding: ok('key', `${from} opens what is in the database.`), seal };
  } catch (error) {
    return { finding: problemFrom('key', explainFailure(error)), seal: null };
  }
}

async function noKeyFile(file: string, database: Database | null): Promise<Finding> {
  if (database !== null) await refuseNewKey(database, file);
  return ok('key', `The first start makes a key file, ${file}. Back it up then.`);
}

function unproven({ databaseUrl, dataDir }: Config, from: string): Finding {
  const isNew = databaseUrl === undefined && !existsSync(join(dataDir, 'postgres'));
  if (isNew) return ok('key', `${from} can be read.`);
  const says = `${from} can be read; whether it fits the database was not looked at.`;
  return skipped('key', says, 'Stop Attune and ask the doctor again; a start checks it too.');
}
