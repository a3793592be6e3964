import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import { fromPglite } from 'pg-boss';
import type { Log } from '../../src/port/log.ts';
import type { Database, MovableClock } from './database.ts';
import { DurableNodeFS } from './durable-node-fs.ts';
import { lockFolder } from './folder-lock.ts';
import { asPglite, openLitePool } from './lite-pool.ts';
import { makeDataFolder } from './make-data-folder.ts';
import { migrate } from './migrate.ts';
import { createQueueClock } from './queue-clock.ts';
import type { Tables } from './tables.ts';

/**
 * Opens the embedded database in `dataDir`, making the folder if need be, and takes the folder for this process:
 * throws a `FolderLockedError` if another has it. What is committed survives a power cut. With `clock` the queue
 * runs on that clock.
 */
export async function openEmbedded(options: {
  readonly dataDir: string;
  readonly log: Log;
  readonly clock?: MovableClock;
}): Promise<Database> {
  const { dataDir, log, clock } = options;
  const opened: { database?: Database } = {};
  const lost = Promise.withResolvers<Error>();
  const unlock = await lockFolder(dataDir, (why) => {
    log.error('the lock of the data folder was lost, the database is closed', why);
    void opened.database?.close();
    lost.resolve(new Error('The lock of the data folder was lost, so the database was closed.'));
  });
  try {
    const folder = join(dataDir, 'postgres');
    await makeDataFolder(folder, fastParams);
    const lite = new PGlite({ fs: new DurableNodeFS(folder), startParams: durableParams });
    opened.database = { ...(await openLite(lite, clock ?? null, unlock)), lost: lost.promise };
    return opened.database;
  } catch (error) {
    await unlock();
    throw error;
  }
}

/**
 * Opens a database that lives in memory alone, for tests: nothing is kept. `from` is a data directory dumped with
 * `dumpDataDir('none')`, which starts in a quarter of a second instead of two. Tests that need a whole store take
 * `openTestStore()` of test/fakes/open-test-store.ts, which does this and keeps the dump.
 */
export async function openInMemory(
  options: { readonly from?: Blob; readonly clock?: MovableClock } = {},
): Promise<Database & { readonly lite: PGlite }> {
  const from = options.from === undefined ? {} : { loadDataDir: options.from };
  const lite = new PGlite({
    ...from,
    startParams: fastParams,
    // A dump holds at least one log segment: 1 MB instead of 16.
    initDbStartParams: ['--wal-segsize=1'],
  });
  return { ...(await openLite(lite, options.clock ?? null, async () => undefined)), lite };
}

/** PGlite's default of 128 MB costs 320 MB resident; nobody notices the difference here. */
const smallMemory = ['-c', 'shared_buffers=16MB', '-c', 'random_page_cost=1.1'];

/** How PGlite is started where nothing has to reach the disk by itself. */
export const fastParams = [...PGlite.defaultStartParams, ...smallMemory];

/** `-F` turns fsync off, and fdatasync, the default method, does nothing inside WebAssembly. */
const durableParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...['-c', 'fsync=on'],
  ...['-c', 'wal_sync_method=fsync'],
  ...smallMemory,
];

async function openLite(lite: PGlite, clock: MovableClock | null, unlock: () => Promise<void>): Promise<Database> {
  await lite.waitReady;
  const pool = openLitePool(lite);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  const close = async () => {
    // The pool is left open: whoever waits for the connection is refused, while the end of a pool lets them wait.
    await lite.close();
    await unlock();
  };
  try {
    const migrated = await migrate(kysely);
    return {
      kysely,
      queue: {
        db: fromPglite(asPglite(pool)),
        backend: 'pglite',
        ...(clock === null ? {} : { clock: createQueueClock(clock) }),
      },
      sole: true,
      clock,
      migrated,
      lost: new Promise(() => {}),
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await lite.close();
    throw error;
  }
}
