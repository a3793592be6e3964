import { sql } from 'kysely';
import { createStore } from '../../adapters/postgres/create-store.ts';
import type { Database, MovableClock } from '../../adapters/postgres/database.ts';
import { createJobRunner } from '../../adapters/postgres/job-runner.ts';
import { openInMemory } from '../../adapters/postgres/open-embedded.ts';
import { type Queue, queueSchema, startQueue } from '../../adapters/postgres/queue.ts';
import { clockFunction } from '../../adapters/postgres/queue-clock.ts';
import { createSeal } from '../../adapters/system/seal.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { JobRunner } from '../../src/port/jobs.ts';
import type { Log } from '../../src/port/log.ts';
import type { Seal } from '../../src/port/seal.ts';
import type { Store } from '../../src/port/store.ts';
import { databaseSnapshot } from './database-snapshot.ts';
import { dumpTables } from './dump-tables.ts';
import { emptyTables } from './empty-tables.ts';
import { MemoryLog } from './memory-log.ts';

/** The real store on a database in memory, with the real queue. */
export type TestStore = {
  readonly store: Store;
  readonly runner: JobRunner;
  readonly database: Database;
  readonly queue: Queue;
  /** From here on the queue takes it to be this time, and goes on from there: what is put off until later waits for it. */
  setTime(now: Instant): Promise<void>;
  /** Every row of every table, the queue's too, as text. */
  dump(): Promise<string>;
  /** What a restart of the process leaves: the database. `store` and `runner` are new ones then. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** The key that every test seals with. */
export const testKey = { id: 'test', secret: new Uint8Array(32).fill(7) };

/**
 * Opens an empty store in about 0.4 s. `runner` takes no jobs until it is started. With `reuse`, a database that an
 * earlier test of this file closed is emptied and taken, which is many times faster.
 */
export async function openTestStore(
  options: { log?: Log; clock?: MovableClock; reuse?: boolean; seal?: Seal } = {},
): Promise<TestStore> {
  const { log = new MemoryLog(), clock, reuse = false } = options;
  const kept = reuse ? idle.pop() : undefined;
  const database =
    kept?.database ??
    (await openInMemory({ from: await databaseSnapshot(), ...(clock === undefined ? {} : { clock }) }));
  if (kept !== undefined) await emptyTables(database.kysely);
  const seal = options.seal ?? createSeal([testKey]);
  // The queue's own log follows whoever uses the database.
  const relay = kept?.relay ?? new Relay();
  relay.to = log;
  let queue = kept?.queue ?? (await startQueue(database, relay));
  let store = createStore({ database, seal, queue });
  let runner = createJobRunner({ queue, log });
  let ahead = 0;
  const setOffset = async (ms: number): Promise<void> => {
    ahead = ms;
    await sql.raw(clockFunction(queueSchema, ms)).execute(database.kysely);
  };
  if (kept !== undefined) await setOffset(0);
  return {
    get store() {
      return store;
    },
    get runner() {
      return runner;
    },
    get queue() {
      return queue;
    },
    database,
    setTime: (now) => setOffset(now - Date.now()),
    dump: () => dumpTables(database.kysely),
    restart: async () => {
      await runner[Symbol.asyncDispose]();
      await queue.stop();
      queue = await startQueue(database, relay);
      await setOffset(ahead);
      store = createStore({ database, seal, queue });
      runner = createJobRunner({ queue, log });
    },
    close: async () => {
      await runner[Symbol.asyncDispose]();
      if (!reuse) return store[Symbol.asyncDispose]();
      idle.push({ database, queue, relay });
    },
  };
}

/** Databases that nobody uses at the moment, with their queues. */
const idle: { readonly database: Database; readonly queue: Queue; readonly relay: Relay }[] = [];

class Relay implements Log {
  to: Log = new MemoryLog();
  debug: Log['debug'] = (...line) => this.to.debug(...line);
  info: Log['info'] = (...line) => this.to.info(...line);
  warn: Log['warn'] = (...line) => this.to.warn(...line);
  error: Log['error'] = (...line) => this.to.error(...line);
}
