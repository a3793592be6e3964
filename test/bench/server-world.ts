import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.ts';
import { createSystem } from '../../adapters/system/clock.ts';
import { writeKey } from '../../adapters/system/key-ring.ts';
import type { Store } from '../../src/port/store.ts';
import type { System } from '../../src/port/system.ts';
import { openOnServer } from '../adapters/postgres/open-store.ts';
import { hasServer, startServer } from '../adapters/postgres/server.ts';
import { freePort, Running } from '../cli/attune.ts';
import { DiscordTwin } from '../fakes/discord-twin/twin.ts';
import { testKey } from '../fakes/open-test-store.ts';

/** A process of Attune as a host starts it. */
export type BenchWorker = AsyncDisposable & {
  /** What it has used of a core since it began (ms). */
  cpu(): Promise<number>;
};

/** Processes of Attune on one PostgreSQL server, which waits for its disk, and on the twin of Discord with its limit. */
export type ServerWorld = AsyncDisposable & {
  readonly twin: DiscordTwin;
  readonly store: Store;
  readonly db: Kysely<Tables>;
  readonly system: System;
  startWorker(): Promise<BenchWorker>;
};

/** What Discord takes of one bot, in requests a second. */
export const limit = 50;

export async function openServerWorld(): Promise<ServerWorld> {
  if (!(await hasServer())) throw new Error('this needs PostgreSQL: install it, or set ATTUNE_TEST_DATABASE_URL');
  await using opening = new AsyncDisposableStack();
  const server = await startServer(true);
  opening.defer(() => server.stop());
  // One channel takes any number of questions: somebody answers hundreds in it.
  const twin = await DiscordTwin.open({ global: { most: limit, per: 1000 }, channel: { most: 1000, per: 1000 } });
  opening.defer(() => twin.close());
  const url = await server.createDatabase();
  const { store, database, close } = await openOnServer(url, 120_000);
  opening.defer(close);
  const opened = opening.move();
  return {
    twin,
    store,
    db: database.kysely,
    system: createSystem(),
    startWorker: async () => {
      const port = await freePort();
      const folder = await mkdtemp(join(tmpdir(), 'attune-bench-'));
      opened.defer(() => rm(folder, { recursive: true, force: true }));
      const own = { ATTUNE_PORT: port, ATTUNE_DATA_DIR: folder };
      const env = { ...own, DATABASE_URL: url, ATTUNE_KEYS: writeKey(testKey) };
      const running = new Running({ ...env, DISCORD_TOKEN: twin.token, ATTUNE_DISCORD_API: twin.api });
      opened.defer(() => running[Symbol.asyncDispose]());
      await running.ready();
      return { cpu: () => cpuOf(port), [Symbol.asyncDispose]: async () => void (await running.stop()) };
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

async function cpuOf(port: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return 1000 * Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1] ?? Number.NaN);
}
