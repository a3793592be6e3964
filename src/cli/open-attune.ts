import { checkKeys, refuseNewKey, takeKeys } from '../../adapters/postgres/check-keys.ts';
import { saidOnce } from '../../adapters/postgres/contact.ts';
import { createStore } from '../../adapters/postgres/create-store.ts';
import type { Database } from '../../adapters/postgres/database.ts';
import { createJobRunner } from '../../adapters/postgres/job-runner.ts';
import { createLeases } from '../../adapters/postgres/leases.ts';
import type { BeforeMigrating } from '../../adapters/postgres/migrate.ts';
import { openEmbedded } from '../../adapters/postgres/open-embedded.ts';
import { openServer } from '../../adapters/postgres/open-server.ts';
import { type Queue, startQueue } from '../../adapters/postgres/queue.ts';
import { type BotClock, createSystem } from '../../adapters/system/clock.ts';
import { keyFileIn, openKeyFile } from '../../adapters/system/key-file.ts';
import { type HostKey, parseKeys } from '../../adapters/system/key-ring.ts';
import { createLog } from '../../adapters/system/log.ts';
import { createRenewableSeal, type RenewableSeal } from '../../adapters/system/renewable-seal.ts';
import { createSeal } from '../../adapters/system/seal.ts';
import { type Config, readConfig } from '../config.ts';
import type { JobRunner } from '../port/jobs.ts';
import type { Leases } from '../port/leases.ts';
import type { Log } from '../port/log.ts';
import type { Metrics } from '../port/metrics.ts';
import type { Store } from '../port/store.ts';
import type { System } from '../port/system.ts';
import { backUpBefore } from './back-up-before.ts';

/** The data of Attune, open: what every command that touches it needs. Disposing closes all of it. */
export type OpenData = AsyncDisposable & {
  readonly config: Config;
  readonly log: Log;
  readonly system: System;
  readonly database: Database;
  readonly seal: RenewableSeal;
  readonly queue: Queue;
  readonly store: Store;
  readonly runner: JobRunner;
  readonly leases: Leases;
};

/**
 * Reads the settings, opens the database and the keys, and checks that they belong together. With `clock`, the
 * preview's, the queue of the embedded database runs on it; else on real time. Throws an error with a sentence for
 * the host: a `ConfigError`, `FolderLockedError`, `DatabaseFailure`, `DatabaseTooNewError`, `HostKeyError` or
 * `WrongKeysError`.
 */
export async function openAttune(
  given: { readonly log?: Log; readonly clock?: BotClock; readonly metrics?: Metrics; readonly alone?: boolean } = {},
): Promise<OpenData> {
  const { clock, metrics, alone = false } = given;
  const config = readConfig(process.env);
  const lines = given.log ?? createLog(config.logLevel, process.stderr);
  const database = await openDatabase(config, lines, {
    alone,
    first: (kysely) => refuseWrongKeys(config, lines, kysely),
    ...(clock === undefined ? {} : { clock }),
  });
  const log = saidOnce(lines);
  try {
    const seal = createRenewableSeal(await readKeys(config, log, database));
    await takeKeys(database, seal);
    const queue = await startQueue(database, log);
    const measured = metrics === undefined ? {} : { metrics };
    const store = createStore({ database, seal, queue, ...measured });
    const runner = createJobRunner({ queue, log, ...measured });
    const close = async (): Promise<void> => {
      await runner[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    };
    const system = clock ?? createSystem();
    return {
      config,
      log,
      system,
      database,
      seal,
      queue,
      store,
      runner,
      leases: createLeases({ database, log, newId: () => system.newId() }),
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await database.close();
    throw database.explain(error);
  }
}

type OpenHow = {
  readonly clock?: BotClock;
  readonly alone?: boolean;
  readonly migrates?: boolean;
  /** Called before anything is changed in a database of an earlier version. */
  readonly first?: (kysely: Database['kysely']) => Promise<void>;
};

/**
 * The server, if one is set; else the embedded database, whose queue runs on `clock`. With `alone` it is refused while
 * anybody else has it open, and anybody else while it is. Without `migrates` it is left as it is.
 */
export function openDatabase(
  config: Config,
  log: Log,
  { clock, alone = false, migrates = true, first = async () => undefined }: OpenHow = {},
): Promise<Database> {
  const before: BeforeMigrating = async (kysely, pending) => {
    await first(kysely);
    await backUpBefore(config, log, kysely, pending);
  };
  if (config.databaseUrl !== undefined) return openServer({ url: config.databaseUrl, log, alone, migrates, before });
  return openEmbedded({ dataDir: config.dataDir, log, migrates, before, ...(clock === undefined ? {} : { clock }) });
}

/**
 * The host's keys, from the environment or from the key file in the data folder, which is made for a database that
 * knows no key. Throws a `HostKeyError` or a `WrongKeysError`.
 */
export async function readKeys(
  config: Config,
  log: Log,
  database: Pick<Database, 'kysely' | 'sole'> | null,
): Promise<readonly HostKey[]> {
  if (config.keys !== undefined) return parseKeys(config.keys, 'ATTUNE_KEYS');
  const path = keyFileIn(config.dataDir);
  return openKeyFile(path, log, async () => {
    if (database !== null) await refuseNewKey(database, path);
  });
}

/** Whether the keys fit, before the tables of an earlier version are changed; where those have no keys yet, they do. */
async function refuseWrongKeys(config: Config, log: Log, kysely: Database['kysely']): Promise<void> {
  const sole = config.databaseUrl === undefined;
  try {
    await checkKeys(kysely, createSeal(await readKeys(config, log, { kysely, sole })));
  } catch (error) {
    if ((error as { code?: string }).code !== undefinedTable) throw error;
  }
}

/** PostgreSQL's code for a table that is not there: one of the tables with keys came later than this database. */
const undefinedTable = '42P01';
