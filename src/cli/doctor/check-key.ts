import { readFile, stat } from 'node:fs/promises';
import { checkKeys, refuseNewKey } from '../../../adapters/postgres/check-keys.ts';
import type { Database } from '../../../adapters/postgres/database.ts';
import { keyFileIn } from '../../../adapters/system/key-file.ts';
import { type HostKey, parseKeys } from '../../../adapters/system/key-ring.ts';
import { createSeal } from '../../../adapters/system/seal.ts';
import type { Config } from '../../config.ts';
import type { Seal } from '../../port/seal.ts';
import { explainFailure } from '../explain-failure.ts';
import { type Finding, ok, problem, problemFrom, skipped, warning } from './finding.ts';

export type KeyFound = { readonly finding: Finding; readonly seal: Seal | null };

/**
 * What the database can be asked about keys: itself; `new` where nothing was ever sealed; `unseen` where it could not
 * be opened now.
 */
export type KeyDatabase = Database | 'new' | 'unseen';

/** Looks at the host's key, and whether it fits the database. Makes none, and leaves its mode as it is. */
export async function checkKey(config: Config, database: KeyDatabase): Promise<KeyFound> {
  const path = keyFileIn(config.dataDir);
  try {
    const keys = config.keys === undefined ? await readFileOfKeys(path) : parseKeys(config.keys, 'ATTUNE_KEYS');
    if (keys === null) return { finding: await noKeyFile(path, database), seal: null };
    const seal = createSeal(keys);
    const from = config.keys === undefined ? path : 'ATTUNE_KEYS';
    const finding =
      (config.keys === undefined ? await openToOthers(path) : null) ?? (await proof(from, seal, database));
    return { finding, seal };
  } catch (error) {
    return { finding: problemFrom('key', explainFailure(error)), seal: null };
  }
}

async function readFileOfKeys(path: string): Promise<readonly HostKey[] | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : parseKeys(text, `the key file ${path}`);
}

async function proof(from: string, seal: Seal, database: KeyDatabase): Promise<Finding> {
  if (database === 'new') return ok('key', `${from} can be read.`);
  if (database === 'unseen') {
    const says = `${from} can be read; whether it fits the database was not looked at.`;
    return skipped('key', says, 'Mend what is wrong with the database, or stop Attune, and ask the doctor again.');
  }
  await checkKeys(database.kysely, seal);
  return ok('key', `${from} opens what is in the database.`);
}

async function noKeyFile(path: string, database: KeyDatabase): Promise<Finding> {
  if (database === 'unseen') {
    const says = `There is no key file ${path}, and whether the database needs one was not looked at.`;
    return skipped('key', says, 'Mend what is wrong with the database, or stop Attune, and ask the doctor again.');
  }
  if (database !== 'new') await refuseNewKey(database, path);
  return ok('key', `The first start makes a key file, ${path}. Back it up then.`);
}

/** A start refuses a file that everybody can read, and closes one that only a group can. */
async function openToOthers(path: string): Promise<Finding | null> {
  if (process.platform === 'win32') return null;
  const mode = (await stat(path)).mode & 0o777;
  const says = `Others may read the key file ${path} (mode ${mode.toString(8)}).`;
  if ((mode & 0o007) !== 0)
    return problem('key', says, `Run: chmod 600 ${path} – where that is not kept, set ATTUNE_KEYS.`);
  return (mode & 0o070) === 0 ? null : warning('key', says, `Run: chmod 600 ${path}`);
}
