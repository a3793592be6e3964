import { sql } from 'kysely';
import cron from 'node-cron';
import { day } from '../../src/model/instant.ts';
import { leaveFirstJourney } from './due-couples.ts';
import type { Progress } from './progress.ts';
import type { Result } from './result.ts';
import { addCouples, addRituals, type BenchWorld, openBenchWorld } from './world.ts';

const sizes = [1000, 10_000, 100_000, 1_000_000] as const;

/**
 * A tick with nothing due, for ever more couples with two rituals each, and in the end with ten: the cost must not grow
 * with them. The bare peer is node-cron with a timer per couple, whose cost is in setting them up: measured for the
 * smallest number only.
 */
export async function benchIdleTick(progress: Progress): Promise<readonly Result[]> {
  await using world = await openBenchWorld();
  const later = world.system.now() + 5 * day;
  const results: Result[] = [];
  let there = 0;
  for (const couples of sizes) {
    progress.say(`adding ${couples} couples`);
    await addCouples(world.db, there + 1, couples, later, 2);
    there = couples;
    const ms = await idleTick(world);
    const ratio = ms / (results[0]?.ms ?? ms);
    results.push({ name: 'tick-idle', couples, ms, mb: residentMb(), ratio, against: 'tick with 1,000' });
  }
  progress.say(`adding eight rituals more to each of ${there} couples`);
  await addMore(world.db, there, later);
  const ms = await idleTick(world);
  const ratio = ms / (results.at(-1)?.ms ?? ms);
  results.push({
    name: 'tick-idle-ten',
    couples: there,
    ms,
    mb: residentMb(),
    ratio,
    against: 'tick with two rituals',
  });
  return results;
}

/** The median of some ticks, after one that warms up. */
async function idleTick({ bot }: BenchWorld): Promise<number> {
  await bot.tick.run();
  const times: number[] = [];
  for (let runs = 0; runs < 9; runs += 1) times.push(await timed(() => bot.tick.run()));
  return median(times);
}

async function addMore(db: BenchWorld['db'], couples: number, nextAt: number): Promise<void> {
  const bulk = 20_000;
  for (let from = 1; from <= couples; from += bulk) {
    await addRituals(db, [from, Math.min(couples, from + bulk - 1)], [2, 9], nextAt);
  }
  await sql`analyze rituals`.execute(db);
}

/** 10,000 couples due in the same minute, until every question is opened and enqueued; beside enqueuing alone. */
export async function benchBurst(progress: Progress): Promise<readonly Result[]> {
  await using world = await openBenchWorld();
  progress.say('adding 10000 couples, all due');
  await addCouples(world.db, 1, 10_000, world.system.now());
  await leaveFirstJourney(world, 1, 10_000);
  const ms = await timed(() => world.bot.tick.run());
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pgboss.job where name = 'attune'`.execute(
    world.db,
  );
  if (rows[0]?.n !== 10_000) throw new Error(`${rows[0]?.n} jobs were enqueued instead of 10,000`);
  const jobs = Array.from({ length: 500 }, (_, n) => ({ name: 'post-check-in', checkInId: `bare-${n}` }) as const);
  const bare = await timed(async () => {
    for (let batch = 0; batch < 20; batch += 1) await world.store.transaction((stores) => stores.jobs.enqueue(jobs));
  });
  return [
    {
      name: 'burst-enqueue',
      couples: 10_000,
      ms,
      mb: residentMb(),
      ratio: ms / bare,
      against: 'enqueuing 10,000 bare jobs',
    },
  ];
}

/** What a timer for each couple costs to set up, with the same library that drives the tick. */
export async function benchTimers(): Promise<readonly Result[]> {
  const couples = 1000;
  const before = residentMb();
  const tasks: { destroy(): unknown }[] = [];
  const ms = await timed(async () => {
    for (let n = 0; n < couples; n += 1) {
      tasks.push(cron.schedule('0 20 * * *', () => undefined, { timezone: 'Europe/Lisbon' }));
    }
  });
  const mb = residentMb() - before;
  for (const task of tasks) await task.destroy();
  return [{ name: 'peer-timers', couples, ms, mb }];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function residentMb(): number {
  return process.memoryUsage().rss / 1024 / 1024;
}
