import { type Kysely, sql } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Instant } from '../../src/model/instant.ts';
import { type Job, mostTries } from '../../src/port/jobs.ts';
import type { Log } from '../../src/port/log.ts';
import type { Database } from './database.ts';
import { clockFunction } from './queue-clock.ts';
import type { Tables } from './tables.ts';

/** The job queue: pg-boss, in a schema of its own in the same database. */
export type Queue = {
  readonly boss: PgBoss;
  readonly database: Database;
  /** Adds jobs inside an open transaction: they exist exactly if it commits. */
  enqueue(db: Kysely<Tables>, jobs: readonly Job[], at?: Instant): Promise<void>;
  /** Tells the runner of this process that jobs were committed. */
  announce(): void;
  /** Returns what removes the listener again. */
  onAnnounced(listener: () => void): () => void;
  stop(): Promise<void>;
};

export const queueName = 'attune';

/** Where jobs end that were tried too often. Nothing takes them out: the host can look, and pg-boss can redrive. */
export const deadLetterName = 'attune-given-up';

export const queueSchema = 'pgboss';

/**
 * Seven waits that double from 5 s (chance makes each up to twice as long), then ten minutes each: what may pass is
 * tried again for a day.
 */
export const retryLimit = mostTries;

const day = 24 * 60 * 60;

/** Starts pg-boss, which installs and migrates its own schema, and makes the queues. */
export async function startQueue(database: Database, log: Log): Promise<Queue> {
  const boss = new PgBoss({
    ...database.queue,
    schema: queueSchema,
    schedule: false,
    registerInstance: false,
    flowIntervalSeconds: 3600,
    ...(database.sole ? soleOptions : sharedOptions),
  });
  boss.on('error', (error) => {
    if (!database.contact.noted(error)) log.error('the job queue failed', error);
  });
  boss.on('warning', (warning) => log.warn('the job queue warns', { warning: warning.message }));
  await boss.start();
  try {
    // A run on the preview's clock may have left its time behind.
    if (database.clock === null && database.sole) await sql.raw(clockFunction(queueSchema, 0)).execute(database.kysely);
    await createQueues(boss, database.sole);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  const listeners = new Set<() => void>();
  return {
    boss,
    database,
    enqueue: async (db, jobs, at) => {
      await boss.insert(
        queueName,
        jobs.map((job) => ({ data: job, ...(at === undefined ? {} : { startAfter: new Date(at) }) })),
        { db: fromKysely(db) },
      );
    },
    announce: () => {
      for (const listener of listeners) listener();
    },
    onAnnounced: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => boss.stop({ graceful: true, timeout: 2000 }),
  };
}

/** One process alone: its runner looks after the queue when nothing runs, so that a clock that jumps expires nothing. */
const soleOptions = { supervise: false, reindex: false, monitorVacuum: false } as const;

/** Many processes share the care, of which `takeOver` does what must be quick. */
const sharedOptions = { supervise: true, superviseIntervalSeconds: 60, monitorIntervalSeconds: 60 } as const;

/**
 * How long a process is silent until its jobs are taken over (s): three signs of life. pg-boss itself would do so later,
 * and never comes to it while one process is alive.
 */
export const silenceSeconds = 30;

const heartbeatSeconds = 4 * silenceSeconds;

async function createQueues(boss: PgBoss, sole: boolean): Promise<void> {
  const given = { retentionSeconds: 30 * day, deleteAfterSeconds: 30 * day };
  await boss.createQueue(deadLetterName, given);
  const settings = {
    retryLimit,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 900,
    retentionSeconds: 14 * day,
    deleteAfterSeconds: day,
    deadLetter: deadLetterName,
  };
  await boss.createQueue(queueName, sole ? settings : { ...settings, heartbeatSeconds });
  // The queue may be there from an earlier version, or from the time before the database was shared.
  await boss.updateQueue(queueName, { ...settings, heartbeatSeconds: sole ? null : heartbeatSeconds });
  // Fills pg-boss's cache of queues: a look-up during a transaction would wait for that very transaction.
  await boss.findJobs(queueName, { limit: 1 });
}
