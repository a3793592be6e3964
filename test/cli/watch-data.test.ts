import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createMetrics } from '../../adapters/system/metrics.ts';
import { knownMetrics } from '../../src/cli/known-metrics.ts';
import { watchData } from '../../src/cli/watch-data.ts';
import { watchHealth } from '../../src/cli/watch-health.ts';
import { minute } from '../../src/model/instant.ts';
import type { JobOf } from '../../src/port/jobs.ts';
import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';
import { aCouple, aRitual, fresh, noon } from '../contract/store-fixtures.ts';
import { MemoryLog } from '../fakes/memory-log.ts';
import { openTestStore, type TestStore } from '../fakes/open-test-store.ts';
import { TestSystem } from '../fakes/test-system.ts';

let data: TestStore;

beforeAll(async () => {
  data = await openTestStore({ reuse: true });
});

afterAll(() => data.close());

afterEach(() => {
  vi.useRealTimers();
});

/** The figures of a database, read as a scraper reads them. */
function watched(database: TestStore['database']) {
  const metrics = createMetrics(knownMetrics);
  const log = new MemoryLog();
  watchData(metrics, { database, system: new TestSystem(noon), log });
  const read = async (): Promise<Readonly<Record<string, number>>> => {
    const lines = (await metrics.text()).split('\n');
    const found = lines.flatMap((line) => /^attune_(queue|oldest|couples|database_up)(\S*) (\S+)$/.exec(line) ?? []);
    return Object.fromEntries(
      found.flatMap((_, n) => (n % 4 === 0 ? [[`${found[n + 1]}${found[n + 2]}`, Number(found[n + 3])]] : [])),
    );
  };
  return { read, log };
}

const aJob = (): JobOf<'post-check-in'> => ({ name: 'post-check-in', checkInId: fresh('check-in') });

describe('what is due', () => {
  test('is told by what it waits for, with the age of the oldest; couples by platform and state', async () => {
    const { read } = watched(data.database);
    const [waiting, paused, ended] = [
      aCouple(),
      aCouple({ pause: { until: null, why: 'asked' } }),
      aCouple({ ending: { at: noon, eraseAt: noon } }),
    ];
    await data.store.transaction(async ({ couples, rituals, jobs }) => {
      for (const couple of [waiting, paused, ended]) await couples.add(couple);
      await rituals.save([
        aRitual(waiting, { nextAt: noon - 2 * minute }),
        aRitual(paused, { nextAt: noon - 60 * minute }),
      ]);
      await jobs.enqueue(Array.from({ length: 6 }, aJob));
      await jobs.enqueue([aJob(), aJob()], Date.now() + 60 * minute);
    });
    const { kysely } = data.database;
    const due = await sql<{
      id: string;
    }>`select id from pgboss.job where name = 'attune' and start_after <= now()`.execute(kysely);
    const become = (n: number, what: string) =>
      sql`update pgboss.job set ${sql.raw(what)} where id = ${due.rows[n]?.id}::uuid`.execute(kysely);
    await become(0, "start_after = now() - interval '90 seconds'");
    await become(
      1,
      "state = 'retry', retry_count = 3, start_after = now() + interval '9 minutes', created_on = now() - interval '1 hour'",
    );
    await become(2, "state = 'active', started_on = now()");
    await become(3, "state = 'completed', completed_on = now()");
    await data.queue.boss.insert('attune-given-up', [{ data: aJob() }]);

    const found = await read();
    expect(found).toMatchObject({
      'queue_jobs{state="due"}': 3,
      'queue_jobs{state="later"}': 2,
      'queue_jobs{state="retry"}': 1,
      'queue_jobs{state="running"}': 1,
      'queue_jobs{state="given-up"}': 1,
      queue_late: 2,
      // The paused couple's waits for nothing.
      'oldest_due_seconds{kind="ritual"}': 120,
      'couples{platform="web",state="active"}': 1,
      'couples{platform="web",state="paused"}': 1,
      'couples{platform="web",state="ended"}': 1,
      'couples{platform="slack",state="active"}': 0,
      database_up: 1,
    });
    expect(found['oldest_due_seconds{kind="job"}']).toBeGreaterThanOrEqual(90);
    expect(found['oldest_due_seconds{kind="job"}']).toBeLessThan(120);
  });

  test('is not there while the database does not answer, and comes back with it', async () => {
    let away = false;
    const asking: TestStore['database']['contact']['asking'] = async (ask) => {
      if (away) throw new StoreUnavailableError(new Error('away'));
      return ask();
    };
    const { read, log } = watched({ ...data.database, contact: { ...data.database.contact, asking } });
    expect(await read()).toMatchObject({ database_up: 1, queue_late: 2 });
    away = true;
    const found = await read();
    expect(found['database_up']).toBe(0);
    expect(Object.keys(found).filter((name) => /queue|oldest/.test(name))).toEqual([]);
    away = false;
    expect(await read()).toMatchObject({ database_up: 1, queue_late: 2 });
    expect(log.lines).toEqual([]);
  });
});

test('a database that never answers is asked once, and known to be away after three seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const asking = vi.fn(() => new Promise<never>(() => undefined));
  const { read } = watched({ ...data.database, contact: { ...data.database.contact, asking } });
  for (let times = 0; times < 2; times += 1) {
    const reading = read();
    await vi.advanceTimersByTimeAsync(3000);
    expect(await reading).toEqual({ database_up: 0 });
  }
  expect(asking).toHaveBeenCalledOnce();
});

test('what /health says is told, and of each platform whether it is up', async () => {
  const metrics = createMetrics(knownMetrics);
  const state = { well: true };
  const one = (name: 'discord' | 'slack', up: boolean) =>
    ({ platform: { name, condition: () => (up ? { state: 'up' } : { state: 'down', reason: 'Away.' }) } }) as never;
  const health = async () => (state.well ? { well: true, details: {} } : { well: false, reason: 'No.' }) as never;
  watchHealth(metrics, [one('discord', true), one('slack', false)], health);
  const text = await metrics.text();
  expect(text).toContain('attune_ready 1');
  expect(text).toContain('attune_platform_up{platform="discord"} 1');
  expect(text).toContain('attune_platform_up{platform="slack"} 0');
  state.well = false;
  expect(await metrics.text()).toContain('attune_ready 0');
});
