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
import { createSeal } from '../../adapters/system/seal.ts';
import { type Bot, createBot } from '../../src/bot/create-bot.ts';
import type { Store } from '../../src/port/store.ts';
import { FakePlatform } from '../fakes/fake-platform.ts';
import { MemoryLog, MemoryMetrics } from '../fakes/memory-log.ts';
import { testKey } from '../fakes/open-test-store.ts';
import { TestSystem } from '../fakes/test-system.ts';

/** The real bot on the embedded database on disk, with a clock of its own. Its jobs are enqueued and not run. */
export type BenchWorld = AsyncDisposable & {
  readonly bot: Bot;
  readonly store: Store;
  readonly db: Kysely<Tables>;
  readonly system: TestSystem;
};

export async function openBenchWorld(): Promise<BenchWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-bench-'));
  const log = new MemoryLog();
  const database = await openEmbedded({ dataDir: folder, log });
  const seal = createSeal([testKey]);
  const queue = await startQueue(database, log);
  const store = createStore({ database, seal, queue });
  const runner = createJobRunner({ queue, log });
  const system = new TestSystem();
  const content = await loadContent('content');
  const platforms = new Map([['web' as const, new FakePlatform()]]);
  const bot = createBot({ store, runner, system, content, log, metrics: new MemoryMetrics(), platforms });
  return {
    bot,
    store,
    db: database.kysely,
    system,
    [Symbol.asyncDispose]: async () => {
      await bot.tick.stop();
      await store[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Adds couples with a daily rhythm, numbered from `first`, whose next question is due at `nextAt` (ms). */
export async function addCouples(db: Kysely<Tables>, first: number, most: number, nextAt: number): Promise<void> {
  await sql`
    insert into couples (id, platform, space, room, created_at, reveal, answers, quiet_from, quiet_to)
    select 'c' || n, 'web', 'bench', 'room' || n, 0, 'room', 'sealed', '22:00', '08:00'
    from generate_series(${first}::int, ${most}::int) n`.execute(db);
  await sql`
    insert into partners (couple_id, side, platform, space, user_id, locale, zone, nudges, depth_limit, themes_never)
    select 'c' || n, side, 'web', 'bench', 'p' || n || '-' || side, 'en', 'Europe/Lisbon', true, 3, '[]'
    from generate_series(${first}::int, ${most}::int) n, generate_series(0, 1) side`.execute(db);
  await sql`
    insert into rituals (couple_id, name, awake, is_on, days, time, zone, next_at)
    select 'c' || n, 'question', true, true, '[1,2,3,4,5,6,7]', '20:00', 'Europe/Lisbon', ${nextAt}::bigint
    from generate_series(${first}::int, ${most}::int) n`.execute(db);
  await sql`analyze`.execute(db);
}
