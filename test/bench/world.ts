import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { loadContent } from '../../adapters/files/load-content.ts';
import { createStore } from '../../adapters/postgres/create-store.ts';
import { createJobRunner } from '../../adapters/postgres/job-runner.ts';
import { openEmbedded } from '../../adapters/postgres/open-embedded.ts';
import { startQueue } from '../../adapters/postgres/queue.ts';
import type { Tables } from '../../adapters/postgres/tables.ts';
import { createSystem } from '../../adapters/system/clock.ts';
import { createSeal } from '../../adapters/system/seal.ts';
import { writeCalendar } from '../../adapters/system/write-calendar.ts';
import { type Bot, createBot } from '../../src/bot/create-bot.ts';
import type { Connection, ConnectionParts } from '../../src/cli/platforms/connection.ts';
import type { Content } from '../../src/content/library.ts';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import type { JobRunner } from '../../src/port/jobs.ts';
import type { Store } from '../../src/port/store.ts';
import type { System } from '../../src/port/system.ts';
import { FakePlatform } from '../fakes/fake-platform.ts';
import { MemoryLog, MemoryMetrics } from '../fakes/memory-log.ts';
import { testKey } from '../fakes/open-test-store.ts';
import { TestSystem } from '../fakes/test-system.ts';

/** The real bot on the embedded database on disk. */
export type BenchWorld = AsyncDisposable & {
  readonly bot: Bot;
  readonly store: Store;
  readonly runner: JobRunner;
  readonly db: Kysely<Tables>;
  readonly system: System;
  readonly content: Content;
  readonly log: MemoryLog;
};

/** With a clock that stands and a platform that keeps messages in a list. Its jobs are enqueued and not run. */
export async function openBenchWorld(): Promise<BenchWorld> {
  return openWorld(new TestSystem(), () => new FakePlatform());
}

/** On real time, connected to a platform by its real client, and running its jobs. */
export async function openConnectedWorld(connect: (parts: ConnectionParts) => Connection): Promise<BenchWorld> {
  let connection: Connection | undefined;
  const world = await openWorld(createSystem(), (parts) => {
    connection = connect(parts);
    return connection.platform;
  });
  try {
    await connection?.start(world.bot.inbox);
    await world.runner.start((job) => world.bot.run(job));
    return world;
  } catch (error) {
    await world[Symbol.asyncDispose]();
    throw error;
  }
}

async function openWorld(system: System, platformFor: (parts: ConnectionParts) => ChatPlatform): Promise<BenchWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-bench-'));
  const log = new MemoryLog();
  const database = await openEmbedded({ dataDir: folder, log });
  const seal = createSeal([testKey]);
  const queue = await startQueue(database, log);
  const store = createStore({ database, seal, queue });
  const runner = createJobRunner({ queue, log });
  const content = await loadContent('content');
  const metrics = new MemoryMetrics();
  const platform = platformFor({ content, store, system, log, metrics });
  const platforms = new Map([[platform.name, platform]]);
  const bot = createBot({ store, runner, system, content, log, metrics, platforms, writeCalendar });
  return {
    bot,
    store,
    runner,
    db: database.kysely,
    system,
    content,
    log,
    [Symbol.asyncDispose]: async () => {
      await bot.tick.stop();
      await platform[Symbol.asyncDispose]();
      await runner[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the bot, its platform or its database reported as an error, a line each. */
export function errorsIn({ log }: BenchWorld): readonly string[] {
  return log.lines.filter((line) => line.startsWith('{"level":"error"'));
}

/** How many couples one statement adds: a million rows at once would not fit into the memory of the embedded database. */
const bulk = 50_000;

/**
 * Adds couples with a daily rhythm, numbered from `first`, whose next question is due at `nextAt` (ms), and as many other
 * rituals besides as make `rituals`.
 */
export async function addCouples(
  db: Kysely<Tables>,
  first: number,
  most: number,
  nextAt: number,
  rituals = 1,
): Promise<void> {
  for (let from = first; from <= most; from += bulk) {
    const until = Math.min(most, from + bulk - 1);
    await addPairs(db, from, until);
    await addRituals(db, [from, until], [0, rituals - 1], nextAt);
  }
  await sql`analyze`.execute(db);
}

/** Gives couples more rituals, from one number to another; the first of all is the question. */
export async function addRituals(
  db: Kysely<Tables>,
  [first, most]: readonly [number, number],
  [from, until]: readonly [number, number],
  nextAt: number,
): Promise<void> {
  await inBulk(db, async (trx) => {
    await sql`
      insert into rituals (couple_id, name, awake, is_on, days, time, zone, next_at)
      select 'c' || n, case r when 0 then 'question' when 1 then 'us' else 'ritual-' || r end, true, true,
        '[1,2,3,4,5,6,7]', '20:00', 'Europe/Lisbon', ${nextAt}::bigint
      from generate_series(${first}::int, ${most}::int) n, generate_series(${from}::int, ${until}::int) r`.execute(trx);
  });
}

/** Their month is looked at in another century: nothing but the rhythm is due. */
const noLookBack = Date.parse('2100-01-01T00:00:00Z');

async function addPairs(db: Kysely<Tables>, first: number, most: number): Promise<void> {
  await inBulk(db, async (trx) => {
    await sql`
    insert into couples (id, platform, space, room, created_at, reveal, answers, quiet_from, quiet_to, look_back_at)
    select 'c' || n, 'web', 'bench', 'room' || n, 0, 'room', 'sealed', '22:00', '08:00', ${noLookBack}::bigint
    from generate_series(${first}::int, ${most}::int) n`.execute(trx);
    await sql`
    insert into partners (couple_id, side, platform, space, user_id, locale, zone, nudges, depth_limit, themes_never)
    select 'c' || n, side, 'web', 'bench', 'p' || n || '-' || side, 'en', 'Europe/Lisbon', true, 3, '[]'
    from generate_series(${first}::int, ${most}::int) n, generate_series(0, 1) side`.execute(trx);
  });
}

/** Without a look at each row whether what it refers to is there: it was made just before. */
async function inBulk(db: Kysely<Tables>, work: (trx: Kysely<Tables>) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    await work(trx);
  });
}
