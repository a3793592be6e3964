import { clearTimeout, setTimeout } from 'node:timers';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { JobWithMetadata } from 'pg-boss';
import type { Job, JobRunner } from '../../src/port/jobs.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';
import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';
import { createAlarm } from './alarm.ts';
import { createSettler, type RunJob } from './job-settler.ts';
import { type Queue, queueName } from './queue.ts';
import { giveBack, hasUnfinished, keepAlive, takeBack, tidy, untilDue } from './queue-care.ts';
import { type TakenJob, taken } from './taken-job.ts';

/** How long to sleep when nothing is due (ms); `wake()` ends it at once. */
const pollInterval = 500;

/**
 * The same where nobody else adds jobs: it is known when the next one is due, and what this process adds wakes it. No
 * longer, because the clock by which that is known may be set.
 */
const longestSleep = 5000;

/**
 * How long somebody gives way who has a lot to do (ms): some three times as long as a batch of theirs takes, so that a
 * press meanwhile waits hardly longer than in a quiet hour, and still several times as much is opened as can be posted.
 */
const turnOfOthers = 80;

/** The clean stop waits this long for what runs (ms); what is cut off then runs again after the next start. */
const patience = 4000;

/**
 * Runs jobs from the queue, `concurrency` at once, fetching until it is empty: a burst drains at full speed, which
 * pg-boss's own `work()` with notifications does not do.
 */
export function createJobRunner(options: {
  readonly queue: Queue;
  readonly log: Log;
  readonly metrics?: Pick<Metrics, 'observe'>;
  readonly concurrency?: number;
}): JobRunner {
  const { queue, log, metrics, concurrency = 8 } = options;
  const { contact } = queue.database;
  const settler = createSettler(queue, log, () => running > 0, metrics);
  // Where nobody else could take them, a fetch brings more than can run at once.
  const fetchMost = queue.database.sole ? concurrency * 8 : concurrency;
  const alarm = createAlarm();
  const quiet = new Set<() => void>();
  /** Taken, but not begun. */
  const waiting: TakenJob[] = [];
  /** Begun, and their end is not recorded yet. */
  const open = new Map<string, { readonly taken: TakenJob; readonly ended: Promise<void> }>();
  let running = 0;
  /** The last fetch brought as much as it could, so that more may lie there. */
  let mayHoldMore = false;
  let stopping = false;
  let failures = 0;
  /** How long nothing will be due, as far as the last look could tell (ms). */
  let nap = pollInterval;
  let looping: Promise<void> | undefined;
  let unfollow = () => {};

  function beginNext(run: RunJob): void {
    while (!stopping && running < concurrency) {
      const next = waiting.shift();
      if (next === undefined) break;
      running += 1;
      const ended = settler
        .settle(next, run, () => {
          running -= 1;
          beginNext(run);
          // Half of the slots at once: one fetch per finished job would cost as much as the jobs.
          if (mayHoldMore && waiting.length === 0 && running <= concurrency / 2) alarm.ring();
        })
        .finally(() => {
          open.delete(next.id);
          // What failed is due again at a time that the last look did not know.
          if (open.size === 0 && (quiet.size > 0 || queue.database.sole)) alarm.ring();
        });
      open.set(next.id, { taken: next, ended });
    }
  }

  /** Takes what there is room for; returns whether the queue may hold more that could run now. */
  async function fetchOnce(run: RunJob): Promise<boolean> {
    const room = fetchMost - running;
    mayHoldMore = true;
    // A fetch costs as much as the jobs that it would bring if it were made for each place that becomes free.
    if (room <= 0 || waiting.length > 0) return false;
    // Whoever asks while the queue is looked at may know of a job that this look did not see.
    const asked = open.size === 0 ? [...quiet] : [];
    const fetched = await take(room);
    // The oldest are chosen, but they come in no order.
    waiting.push(...fetched.toSorted((a, b) => a.createdOn.getTime() - b.createdOn.getTime()).map(taken));
    mayHoldMore = fetched.length === room;
    beginNext(run);
    if (fetched.length === 0) {
      for (const resolve of asked) {
        quiet.delete(resolve);
        resolve();
      }
    }
    return mayHoldMore && running < concurrency;
  }

  async function take(batchSize: number): Promise<readonly JobWithMetadata<Job>[]> {
    if (queue.database.sole) {
      const ms = await untilDue(queue);
      if (ms === null || ms > 0) {
        nap = Math.min(ms ?? longestSleep, longestSleep);
        return [];
      }
    }
    return queue.boss.fetch<Job>(queueName, { batchSize, includeMetadata: true });
  }

  async function loop(run: RunJob): Promise<void> {
    while (!stopping) {
      // The embedded database answers without ever leaving the microtasks: a burst would let no timer, no request in.
      await nextTurn();
      alarm.reset();
      nap = pollInterval;
      const more = await contact
        .asking(() => fetchOnce(run))
        .then(
          (result) => {
            failures = 0;
            return result;
          },
          (error: unknown) => {
            failures += 1;
            if (!(error instanceof StoreUnavailableError) && failures === 1)
              log.error('jobs could not be fetched, trying on', error);
            return false;
          },
        );
      if (!more && !stopping) await alarm.sleep(nap * Math.min(1 + failures, 10));
      if (open.size === 0 && !stopping) await tidy(queue, log);
    }
  }

  return {
    start: async (run) => {
      if (looping !== undefined) throw new Error('the job runner was started twice');
      if (queue.database.sole) await takeBack(queue);
      const unheard = queue.onAnnounced(alarm.ring);
      const unjump = queue.database.clock?.onJump(async () => alarm.ring());
      const calm = keepAlive(queue, () => [...[...open.values()].map((one) => one.taken), ...waiting], log);
      unfollow = () => {
        unheard();
        unjump?.();
        calm();
      };
      looping = loop(run);
    },
    wake: alarm.ring,
    giveWay: async () => {
      if (looping !== undefined && !stopping) await pause(turnOfOthers);
    },
    idle: async () => {
      while (looping !== undefined && !stopping) {
        const isQuiet = new Promise<void>((resolve) => quiet.add(resolve));
        alarm.ring();
        await isQuiet;
        if (stopping || queue.database.sole || !(await hasUnfinished(queue))) return;
      }
    },
    [Symbol.asyncDispose]: async () => {
      stopping = true;
      alarm.ring();
      await looping;
      const givenBack = giveBack(queue, waiting.splice(0)).catch((error: unknown) =>
        log.error('jobs that were not begun could not be given back', error),
      );
      await within(
        patience,
        Promise.all([givenBack, ...[...open.values()].map((one) => one.ended)]).then(() => undefined),
      );
      for (const resolve of quiet) resolve();
      unfollow();
    },
  };
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    work,
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    }),
  ]);
  clearTimeout(timer);
}
