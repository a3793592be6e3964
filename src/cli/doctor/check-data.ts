import type { Database } from '../../../adapters/postgres/database.ts';
import { pendingMigrations } from '../../../adapters/postgres/migrate.ts';
import type { Config } from '../../config.ts';
import type { Log } from '../../port/log.ts';
import type { Seal } from '../../port/seal.ts';
import { explainFailure } from '../explain-failure.ts';
import { openDatabase } from '../open-attune.ts';
import { askRunning, type Running } from './ask-running.ts';
import { checkFolder } from './check-folder.ts';
import { checkKey, type KeyDatabase } from './check-key.ts';
import { checkServer } from './check-server.ts';
import { type Finding, ok, problemFrom, warning } from './finding.ts';

/** What the database and the key are like, and both themselves where they could be opened. */
export type DataFound = {
  readonly findings: readonly Finding[];
  /** `null` where it could not be opened, or where nothing is in it yet. */
  readonly open: { readonly database: Database; readonly seal: Seal | null } | null;
  /** An Attune that runs on this data. */
  readonly running: Running | null;
};

/** Looks at the database and the host's key as a start would, but makes and changes nothing. */
export async function checkData(config: Config, log: Log): Promise<DataFound> {
  if (config.databaseUrl !== undefined) return look(config, log, []);
  const folder = await checkFolder(config.dataDir);
  if (folder.holds) return look(config, log, [folder.finding]);
  const database = folder.finding.status === 'problem' ? 'unseen' : 'new';
  return closed([folder.finding], await checkKey(config, database), null);
}

async function look(config: Config, log: Log, before: readonly Finding[]): Promise<DataFound> {
  let database: Database;
  try {
    database = await openDatabase(config, log, { migrates: false });
  } catch (error) {
    const running = isLocked(error) ? await askRunning(config.port) : null;
    const found = isLocked(error) ? taken(config, running) : problemFrom('database', explainFailure(error));
    return closed([...before, found], await checkKey(config, 'unseen'), running);
  }
  try {
    const pending = await pendingMigrations(database.kysely);
    const others = await database.others();
    const found = [
      ...before,
      state(config, pending, others),
      ...(config.databaseUrl === undefined ? [] : await checkServer(database.kysely, config.databaseUrl, pending)),
    ];
    const running = others.length === 0 ? null : await askRunning(config.port);
    // What a later version adds can't be asked for yet.
    const known: KeyDatabase = pending.length === 0 ? database : pending.includes(first) ? 'new' : 'unseen';
    const key = await checkKey(config, known);
    if (known === database) return { findings: [...found, key.finding], open: { database, seal: key.seal }, running };
    await database.close();
    return closed(found, key, running);
  } catch (error) {
    await database.close();
    const found = problemFrom('database', explainFailure(database.explain(error)));
    return closed([...before, found], await checkKey(config, 'unseen'), null);
  }
}

/** Where this is still to be made, so is everything. */
const first = '0001-couples';

function closed(
  findings: readonly Finding[],
  { finding }: { readonly finding: Finding },
  running: Running | null,
): DataFound {
  return { findings: [...findings, finding], open: null, running };
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && error.name === 'FolderLockedError';
}

function state({ databaseUrl, backups }: Config, pending: readonly string[], others: readonly string[]): Finding {
  const kind = databaseUrl === undefined ? 'The database is open.' : 'The database on the server is open.';
  const shared = others.length === 0 ? '' : ` So it is by ${new Intl.ListFormat('en').format(others)}.`;
  if (pending.length === 0) return ok('database', `${kind}${shared}`);
  if (pending.includes(first)) return ok('database', `${kind}${shared} The first start makes the tables in it.`);
  const remedy =
    backups > 0
      ? 'It makes a backup before: the version that made it can’t use it any more afterwards.'
      : 'Back it up now: the version that made it can’t use it any more afterwards.';
  return warning('database', `${kind}${shared} The next start brings it up to date: ${pending.join(', ')}.`, remedy);
}

/** The folder is taken: by Attune itself, if it answers. */
function taken({ port, dataDir }: Config, running: Running | null): Finding {
  if (running?.status === 'ready') return ok('database', 'Attune is running on it, and says that it is well.');
  const remedy = `See what runs: curl -i http://127.0.0.1:${port}/health – and look into its log, or stop it and ask the doctor again.`;
  const answer = running === null ? 'does not answer' : `says: ${running.reason ?? running.status}`;
  return warning('database', `Another process has ${dataDir}, and ${answer}.`, remedy);
}
