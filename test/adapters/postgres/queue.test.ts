import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { deadLetterName, queueName, retryLimit } from '../../../adapters/postgres/queue.ts';
import { tidy } from '../../../adapters/postgres/queue-care.ts';
import { createBotClock } from '../../../adapters/system/clock.ts';
import { hour, minute } from '../../../src/model/instant.ts';
import type { Job } from '../../../src/port/jobs.ts';
import { PlatformError } from '../../../src/port/platform-error.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { openTestStore, type TestStore } from '../../fakes/open-test-store.ts';

// Databases are started here, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const opened: TestStore[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function open(options: Parameters<typeof openTestStore>[0] = {}): Promise<TestStore> {
  // A database keeps the clock that it was opened with.
  const one = await openTestStore({ reuse: options.clock === undefined, ...options });
  opened.push(one);
  return one;
}

function numbered(count: number): Job[] {
  return Array.from({ length: count }, (_, index) => ({ name: 'post-check-in', checkInId: `check-in-${index}` }));
}

function enqueue(one: TestStore, jobs: readonly Job[]): Promise<void> {
  return one.store.transaction((stores) => stores.jobs.enqueue(jobs));
}

describe('the job runner', () => {
  test('drains a burst at once: every job runs once, eight at a time, many to a fetch', async () => {
    const one = await open();
    const fetches = vi.spyOn(one.queue.boss, 'fetch');
    const runs = new Map<string, number>();
    let [running, most] = [0, 0];
    await one.runner.start(async (job) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      if (job.name === 'post-check-in') runs.set(job.checkInId, (runs.get(job.checkInId) ?? 0) + 1);
    });
    await enqueue(one, numbered(2000));
    await one.runner.idle();
    expect(runs.size).toBe(2000);
    expect(Math.max(...runs.values())).toBe(1);
    expect(most).toBe(8);
    expect(fetches.mock.calls.length).toBeLessThan(200);
  });

  test('records together what ends while more runs, and fetches no more while some still wait to begin', async () => {
    const one = await open();
    const completions = vi.spyOn(one.queue.boss, 'complete');
    const fetches = vi.spyOn(one.queue.boss, 'fetch');
    await enqueue(one, numbered(192));
    await one.runner.start(async () => {
      one.runner.wake();
      await pause(5 + Math.random() * 10);
    });
    await one.runner.idle();
    expect(completions.mock.calls.reduce((sum, [, jobs]) => sum + [jobs].flat().length, 0)).toBe(192);
    expect(completions.mock.calls.length).toBeLessThan(48);
    expect(fetches.mock.calls.length).toBeLessThan(12);
  });

  test('whoever has a lot to do lets others have their turn, where there are any', async () => {
    const one = await open();
    const others = vi.fn();
    setTimeout(others, 10);
    await one.runner.giveWay();
    expect(others).not.toHaveBeenCalled();
    await one.runner.start(async () => {});
    await one.runner.giveWay();
    expect(others).toHaveBeenCalled();
  });

  test('takes the oldest first', async () => {
    const one = await open();
    const seen: Job[] = [];
    const jobs = numbered(30);
    for (const job of jobs) await enqueue(one, [job]);
    await one.runner.start(async (job) => {
      seen.push(job);
    });
    await one.runner.idle();
    // A handful runs at once, in any order; no job is overtaken by more than that.
    const places = jobs.map((job) => seen.findIndex((one) => isDeepStrictEqual(one, job)));
    expect(places.filter((place, index) => Math.abs(place - index) >= 8)).toEqual([]);
    expect(seen).toHaveLength(jobs.length);
  });

  test('tries again when the platform said so, on the clock that jumps', async () => {
    const clock = createBotClock();
    const one = await open({ clock });
    let runs = 0;
    await one.runner.start(async () => {
      runs += 1;
      if (runs === 1) throw new PlatformError('rate-limited', 'slow down', { retryAt: clock.now() + hour });
    });
    await enqueue(one, numbered(1));
    await one.runner.idle();
    expect(runs).toBe(1);
    await clock.jump(30 * minute);
    await one.runner.idle();
    expect(runs).toBe(1);
    await clock.jump(90 * minute);
    await one.runner.idle();
    expect(runs).toBe(2);
  });

  test('keeps the time of its clock over a restart', async () => {
    const clock = createBotClock(5 * hour);
    const one = await open({ clock });
    await one.restart();
    await clock.jump(hour);
    const { rows } = await one.queue.boss.getDb().executeSql('select extract(epoch from pgboss.job_now()) as now');
    expect(Math.abs(Number(rows[0].now) * 1000 - clock.now())).toBeLessThan(minute);
  });

  test('gives a job up after its last try, and keeps it for the host to see', async () => {
    const clock = createBotClock();
    const log = new MemoryLog();
    const one = await open({ clock, log });
    let runs = 0;
    await one.runner.start(async () => {
      runs += 1;
      throw new PlatformError('unavailable', 'down');
    });
    await enqueue(one, numbered(1));
    await one.runner.idle();
    for (let jumps = 0; jumps < retryLimit; jumps += 1) {
      await clock.jump(11 * minute);
      await one.runner.idle();
    }
    expect(runs).toBe(retryLimit + 1);
    await clock.jump(24 * hour);
    await one.runner.idle();
    expect(runs).toBe(retryLimit + 1);
    const dead = await one.queue.boss.findJobs(deadLetterName);
    expect(dead.map((job) => job.data)).toEqual(numbered(1));
    expect(log.lines.filter((line) => line.includes('a job was given up'))).toHaveLength(1);
  });

  test('is patient for a day', () => {
    // As pg-boss works them out, where chance makes each as short as it can be.
    const waits = Array.from({ length: retryLimit }, (_, tries) => Math.min(600, 5 * 2 ** tries));
    const sum = waits.reduce((all, wait) => all + wait, 0);
    expect(sum).toBeGreaterThan(24 * 3600);
    expect(sum).toBeLessThan(25 * 3600);
  });

  test('waits a little longer after every failure, up to ten minutes', async () => {
    const one = await open();
    await one.runner.start(async () => {
      throw new PlatformError('unavailable', 'down');
    });
    await enqueue(one, numbered(1));
    await one.runner.idle();
    const [job] = await one.queue.boss.findJobs(queueName);
    const wait = (job?.startAfter.getTime() ?? 0) - (job?.startedOn.getTime() ?? 0);
    expect(wait).toBeGreaterThan(1000);
    expect(wait).toBeLessThan(15_000);
    expect(job).toMatchObject({ state: 'retry', retryBackoff: true, retryDelayMax: 600 });
  });

  test('writes down what kind of failure it was, never what was said', async () => {
    const one = await open();
    await one.runner.start(async () => {
      throw new Error('the words of a partner');
    });
    await enqueue(one, numbered(1));
    await one.runner.idle();
    const dump = await one.dump();
    expect(dump).toContain('{""kind"": ""Error""}');
    expect(dump).not.toContain('the words of a partner');
  });

  test('a job that was under way when the process was killed runs again at the next start', async () => {
    const one = await open();
    await enqueue(one, numbered(1));
    expect(await one.queue.boss.fetch(queueName)).toHaveLength(1);
    await one.restart();
    const seen: Job[] = [];
    await one.runner.start(async (job) => {
      seen.push(job);
    });
    await one.runner.idle();
    expect(seen).toEqual(numbered(1));
  });

  test('idle waits for what runs; stopping waits for it too and starts nothing more', async () => {
    const one = await open();
    const steps: string[] = [];
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let begun = () => {};
    const running = new Promise<void>((resolve) => {
      begun = resolve;
    });
    await one.runner.start(async () => {
      steps.push('begin');
      begun();
      await finished;
      steps.push('end');
    });
    await enqueue(one, numbered(1));
    await running;
    const idle = one.runner.idle().then(() => steps.push('idle'));
    const stopped = one.runner[Symbol.asyncDispose]().then(() => steps.push('stopped'));
    await enqueue(one, numbered(1));
    finish();
    await Promise.all([idle, stopped]);
    expect(steps.slice(0, 2)).toEqual(['begin', 'end']);
    expect(new Set(steps.slice(2))).toEqual(new Set(['idle', 'stopped']));
    expect(await one.queue.boss.findJobs(queueName, { queued: true })).toHaveLength(1);
  });

  test('what was taken and not begun when it stops is due for the next one, and has lost no try', async () => {
    const one = await open();
    const release = Promise.withResolvers<void>();
    const allBegun = Promise.withResolvers<void>();
    let begun = 0;
    await one.runner.start(async () => {
      begun += 1;
      if (begun === 8) allBegun.resolve();
      await release.promise;
    });
    await enqueue(one, numbered(30));
    await allBegun.promise;
    const stopped = one.runner[Symbol.asyncDispose]();
    release.resolve();
    await stopped;
    expect(begun).toBe(8);
    const queued = await one.queue.boss.findJobs(queueName, { queued: true });
    expect(queued).toHaveLength(22);
    const [taken] = await one.queue.boss.fetch(queueName, { includeMetadata: true });
    expect(taken).toMatchObject({ retryCount: 0 });
  });

  test('tidying ends the log of the database: what was written before it is not read again at a start', async () => {
    const one = await open();
    const behind = async () => {
      const { rows } = await sql<{ bytes: number }>`
        select (pg_current_wal_lsn() - redo_lsn)::int as bytes from pg_control_checkpoint()`.execute(
        one.database.kysely,
      );
      return rows[0]?.bytes ?? -1;
    };
    await tidy(one.queue, new MemoryLog());
    await enqueue(one, numbered(2000));
    expect(await behind()).toBeGreaterThan(100_000);
    const later = performance.now() + 11 * minute;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    await tidy(one.queue, new MemoryLog());
    vi.restoreAllMocks();
    expect(await behind()).toBeLessThan(10_000);
  });

  test('an idle runner that was never started says so at once', async () => {
    const one = await open();
    await enqueue(one, numbered(1));
    await one.runner.idle();
    expect(await one.queue.boss.findJobs(queueName, { queued: true })).toHaveLength(1);
  });
});
