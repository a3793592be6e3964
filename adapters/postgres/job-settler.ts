import { clearTimeout, setTimeout } from 'node:timers';
import { sql } from 'kysely';
import { fromKysely } from 'pg-boss';
import type { Job } from '../../src/port/jobs.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';
import { persistently } from './persistently.ts';
import { type Queue, queueName, retryLimit } from './queue.ts';
import { giveBack } from './queue-care.ts';
import { attempt, type TakenJob } from './taken-job.ts';

/** A job that runs longer than this has failed (ms): it must not hold its place for ever. */
const timeLimit = 5 * 60_000;

/** How long a job rests that met a database which does not answer (s). */
const rest = 5;

/** As in `JobRunner.start`. */
export type RunJob = (job: Job, tries: number) => Promise<void>;

/** Runs jobs and records how each ended. `moreToCome`: whether others are still running. */
export function createSettler(queue: Queue, log: Log, moreToCome: () => boolean, metrics?: Pick<Metrics, 'observe'>) {
  const { boss, database } = queue;
  // What a crash of the machine takes away of this is done again, as after a crash before it: it need not reach the disk.
  const completed = createBatch<TakenJob>(async (jobs) => {
    await database.kysely.transaction().execute(async (trx) => {
      await sql`set local synchronous_commit = off`.execute(trx);
      await boss.complete(queueName, jobs.map(attempt), undefined, { db: fromKysely(trx) });
    });
  }, moreToCome);

  async function fail(taken: TakenJob, error: unknown): Promise<void> {
    const kind = error instanceof PlatformError ? error.kind : error instanceof Error ? error.name : typeof error;
    const retryAt = error instanceof PlatformError ? error.retryAt : null;
    // Only the kind is kept: a message may quote what was typed.
    await database.kysely.transaction().execute(async (trx) => {
      const db = fromKysely(trx);
      await boss.fail(queueName, [attempt(taken)], { kind }, { db });
      if (retryAt !== null) {
        await boss.update(queueName, undefined, { id: taken.id, startAfter: new Date(retryAt), db });
      }
    });
    const fields = { job: taken.data.name, id: taken.id, tries: taken.retryCount + 1 };
    if (taken.retryCount >= retryLimit) log.error('a job was given up', error, fields);
    else if (error instanceof PlatformError) log.warn('a job will be tried again', { ...fields, kind });
    else log.error('a job failed and will be tried again', error, fields);
  }

  return {
    /**
     * Calls `ran` when its work is over. Never throws. While the database does not answer, the end of a job waits to be
     * recorded; what could not be is taken again later.
     */
    settle: async (taken: TakenJob, run: RunJob, ran: () => void): Promise<void> => {
      try {
        const failure = await limited(run(taken.data, taken.retryCount)).then(
          () => null,
          (error: unknown) => ({ error }),
        );
        ran();
        if (failure === null && taken.retryCount === 0) {
          const delay = taken.waited + performance.now() - taken.takenAt;
          metrics?.observe('job_delay_seconds', delay / 1000, taken.data.name);
        }
        const record = (): Promise<void> => {
          if (failure === null) return completed.add(taken);
          // It is no fault of the job's, and no try of it.
          if (failure.error instanceof StoreUnavailableError) return giveBack(queue, [taken], rest);
          return fail(taken, failure.error);
        };
        await persistently(database.contact, record);
      } catch (error) {
        if (database.contact.noted(error)) return;
        log.error('the end of a job could not be recorded', error, { job: taken.data.name, id: taken.id });
      }
    },
  };
}

class JobTimeoutError extends Error {
  override readonly name = 'JobTimeoutError';
}

async function limited(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new JobTimeoutError('the job took longer than five minutes')), timeLimit);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** So many ends of jobs are recorded together at most. */
const mostTogether = 16;

/** How long the end of a job waits for others to be recorded with it (ms). */
const longestWait = 200;

/**
 * What is added while more is to come, or while a write is under way, is written together: after so many, after a short
 * while, or once nothing more is to come.
 */
function createBatch<T>(write: (items: readonly T[]) => Promise<void>, moreToCome: () => boolean) {
  let waiting: T[] = [];
  let next: PromiseWithResolvers<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<unknown> = Promise.resolve();
  const flush = (): void => {
    const written = next;
    if (written === null) return;
    clearTimeout(timer);
    timer = undefined;
    next = null;
    const items = waiting;
    waiting = [];
    const done = current.then(() => write(items));
    current = done.catch(() => undefined);
    done.then(written.resolve, written.reject);
  };
  return {
    add: (item: T): Promise<void> => {
      waiting.push(item);
      next ??= Promise.withResolvers<void>();
      const { promise } = next;
      if (waiting.length >= mostTogether || !moreToCome()) flush();
      else timer ??= setTimeout(flush, longestWait);
      return promise;
    },
  };
}
