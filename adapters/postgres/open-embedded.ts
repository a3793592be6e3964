import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import { fromPglite } from 'pg-boss';
import type { Log } from '../../src/port/log.ts';
import { type ContactLog, createContact } from './contact.ts';
import type { Database, MovableClock } from './database.ts';
import { DurableNodeFS } from './durable-node-fs.ts';
import { lockFolder } from './folder-lock.ts';
import { inspectDataFolder } from './inspect-data-folder.ts';
import { createLastWords, type LastWords } from './last-words.ts';
import { createLiteEngine, type LiteEngine } from './lite-engine.ts';
import { explainOpening, lostLock, replacedFolder } from './lite-failure.ts';
import { asPglite, openLitePool } from './lite-pool.ts';
import { waitForLongTimers } from './long-timers.ts';
import { makeDataFolder } from './make-data-folder.ts';
import type { BeforeMigrating } from './migrate.ts';
import { isOfAFile } from './no-answer.ts';
import { prepare } from './prepare.ts';
import { createQueueClock } from './queue-clock.ts';
import type { Tables } from './tables.ts';
import { type FolderWatch, hasRoom, watchFolder } from './watch-folder.ts';

/**
 * Opens the embedded database in `dataDir`, making the folder if need be, and takes the folder for this process:
 * throws a `FolderLockedError` if another has it, and a `DatabaseFailure` if what is there can't be opened; then
 * nothing was changed. What is committed survives a power cut. With `clock` the queue runs on that clock.
 */
export async function openEmbedded(options: {
  readonly dataDir: string;
  readonly log: Log;
  readonly clock?: MovableClock;
  /** `false` leaves the tables as they are, and makes no database where there is none. */
  readonly migrates?: boolean;
  /** Called before tables that are in use are changed. */
  readonly before?: BeforeMigrating;
  /** The database is to be filled: it is made where there is none, and its tables are left to that. */
  readonly fills?: boolean;
}): Promise<Database> {
  const { dataDir, log, clock, migrates = true, before, fills = false } = options;
  const folder = join(dataDir, 'postgres');
  waitForLongTimers();
  inspectDataFolder(dataDir);
  const lost = Promise.withResolvers<Error>();
  const own: { engine?: LiteEngine; folder?: FolderWatch; isLost?: true } = {};
  // Closed, it would write once more to what may be somebody else's by now.
  const lose = (why: Error): void => {
    own.isLost = true;
    own.engine?.abandon();
    lost.resolve(why);
  };
  const replaced = () => lose(replacedFolder(dataDir));
  const words = createLastWords();
  const unlock = await lockFolder(dataDir, {
    lost: (why) => (own.folder?.isSame() === false ? replaced() : lose(lostLock(dataDir, why))),
    retaken: () => log.warn('the lock of the data folder was touched, and was taken again'),
    isSame: () => own.folder?.isSame() ?? true,
  }).catch((error: unknown) => {
    throw explainOpening(words, error);
  });
  try {
    if (migrates || fills) await makeDataFolder(folder);
    const lite = new PGlite({ fs: new DurableNodeFS(folder), startParams: durableParams, onStderr: words.hear });
    const opened = await openLite({
      lite,
      words,
      clock: clock ?? null,
      log,
      ready: (kysely) => prepare(kysely, { migrates, fills, ...(before === undefined ? {} : { before }) }),
      unlock: () => {
        own.folder?.stop();
        return unlock();
      },
    });
    own.engine = opened.engine;
    if (own.isLost) opened.engine.abandon();
    own.folder = watchFolder(folder, replaced);
    void opened.engine.over.then(lose);
    return { ...opened.database, lost: lost.promise, hasRoom: () => hasRoom(dataDir) };
  } catch (error) {
    await unlock();
    throw explainOpening(words, error);
  }
}

/**
 * Opens a database that lives in memory alone: nothing is kept. For tests, `from` is a data directory dumped with
 * `dumpDataDir('none')`, which starts in a quarter of a second instead of two. Tests that need a whole store take
 * `openTestStore()` of test/fakes/open-test-store.ts, which does this and keeps the dump.
 */
export async function openInMemory(
  options: { readonly from?: Blob; readonly clock?: MovableClock; readonly fills?: boolean } = {},
): Promise<Database & { readonly lite: PGlite }> {
  const from = options.from === undefined ? {} : { loadDataDir: options.from };
  const lite = new PGlite({
    ...from,
    startParams: fastParams,
    // A dump holds at least one log segment: 1 MB instead of 16.
    initDbStartParams: ['--wal-segsize=1'],
  });
  const words = createLastWords();
  const opened = await openLite({
    lite,
    words,
    clock: options.clock ?? null,
    log: noLog,
    ready: (kysely) => prepare(kysely, { migrates: true, fills: options.fills ?? false }),
    unlock: async () => undefined,
  });
  return { ...opened.database, lite };
}

const noLog: ContactLog = { error: () => undefined, warn: () => undefined };

/**
 * PGlite's default of 128 MB costs 320 MB resident; nobody notices the difference here. Nor does anybody miss the room
 * that is kept for a hundred connections, of which there is one, and for processes of which there are none. A plan
 * is kept for as long as the connection, and tables are looked at once a night: one that was made while a table was small
 * would read through all of it until then, so that whatever has an index is to go through that.
 */
const settings = [
  ['shared_buffers', '16MB'],
  ['random_page_cost', '1.1'],
  ['enable_seqscan', 'off'],
  ['max_connections', '5'],
  ['autovacuum_worker_slots', '1'],
  ['max_wal_senders', '0'],
  ['max_replication_slots', '0'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** How PGlite is started where nothing has to reach the disk by itself. */
export const fastParams = [...PGlite.defaultStartParams, ...settings];

/** `-F` turns fsync off, and fdatasync, the default method, does nothing inside WebAssembly. */
const durableParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...['-c', 'fsync=on'],
  ...['-c', 'wal_sync_method=fsync'],
  // What was erased must not live on in a used segment of the log that waits to be used again.
  ...['-c', 'wal_recycle=off'],
  ...settings,
];

type LiteParts = {
  readonly lite: PGlite;
  readonly words: LastWords;
  readonly clock: MovableClock | null;
  readonly log: ContactLog;
  /** What is done with its tables before anybody uses it. */
  readonly ready: (kysely: Kysely<Tables>) => Promise<readonly string[]>;
  readonly unlock: () => Promise<void>;
};

async function openLite(parts: LiteParts): Promise<{ readonly engine: LiteEngine; readonly database: Database }> {
  const { lite, words, clock, log, ready, unlock } = parts;
  await lite.waitReady;
  const engine = createLiteEngine(lite, words);
  const pool = openLitePool(engine);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  // That it has ended is said where it is noticed.
  const contact = createContact({
    error: (...line) => engine.isSound && log.error(...line),
    warn: (...line) => log.warn(...line),
  });
  let closing: Promise<void> | undefined;
  const close = async () => {
    // The pool is left open: whoever waits for the connection is refused, while the end of a pool lets them wait.
    // What has ended, or is somebody else's, writes no checkpoint: what was committed is in the log.
    const isSound = engine.isSound;
    engine.abandon();
    if (isSound) await lite.close();
    await unlock();
  };
  try {
    const migrated = await ready(kysely);
    const database: Database = {
      kysely,
      queue: {
        db: fromPglite(asPglite(pool)),
        backend: 'pglite',
        ...(clock === null ? {} : { clock: createQueueClock(clock) }),
      },
      sole: true,
      others: async () => [],
      hasRoom: async () => true,
      clock,
      contact,
      migrated,
      lost: new Promise(() => {}),
      // PGlite's own files are no longer opened by name.
      explain: (error) => (isOfAFile(error) ? error : explainOpening(words, error)),
      close: () => {
        closing ??= close();
        return closing;
      },
    };
    return { engine, database };
  } catch (error) {
    if (engine.isSound) await lite.close();
    throw error;
  }
}
