import type { Instant } from '../../src/model/instant.ts';
import type { JobRunner } from '../../src/port/jobs.ts';
import type { Log } from '../../src/port/log.ts';
import type { Store } from '../../src/port/store.ts';
import { openMemoryStore } from '../fakes/memory-store/open-memory-store.ts';

/** A store that couples can be played on, with a clock that is moved. */
export type PlayedStore = {
  readonly store: Store;
  readonly runner: JobRunner;
  /** The earliest moment for which something is planned; `null` when nothing is. */
  nextMoment(): Promise<Instant | null>;
  /** Tells the queue what time it is. */
  setTime(now: Instant): Promise<void>;
  close(): Promise<void>;
};

/** Which store: the one in memory, or the real one in WebAssembly, which costs ten times as much. */
export const storeNames = ['memory', 'database'] as const;

export type StoreName = (typeof storeNames)[number];

export const openStore: Readonly<Record<StoreName, (now: () => Instant, log: Log) => Promise<PlayedStore>>> = {
  memory: async (now, log) => {
    const { store, runner, nextMoment: next } = openMemoryStore({ now, log });
    return {
      store,
      runner,
      nextMoment: async () => next(),
      // Its queue reads the clock.
      setTime: async () => {},
      close: async () => {
        await runner[Symbol.asyncDispose]();
      },
    };
  },
  database: async (now, log) => {
    // Whoever plays in memory does not wait for these.
    const { nextMoment } = await import('../../adapters/postgres/next-moment.ts');
    const { openTestStore } = await import('../fakes/open-test-store.ts');
    const opened = await openTestStore({ log });
    await opened.setTime(now());
    const { store, runner, database, setTime, close } = opened;
    return { store, runner, nextMoment: () => nextMoment(database), setTime, close };
  },
};
