import type { Content } from '../content/library.ts';
import type { Chore } from '../features/definition.ts';
import type { RitualDefinition } from '../features/ritual.ts';
import type { Instant } from '../model/instant.ts';
import type { Log } from '../port/log.ts';
import type { Metrics } from '../port/metrics.ts';
import type { Store } from '../port/store.ts';
import type { System } from '../port/system.ts';

export type TickParts = {
  readonly store: Store;
  readonly system: System;
  readonly content: Content;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly chores: readonly Chore[];
  readonly rituals: readonly RitualDefinition[];
  /** Called when a batch was committed: there may be jobs. */
  readonly committed: () => void;
  /** Waited for between two batches: what the first has made due should not wait for all the others. */
  readonly giveWay: () => Promise<void>;
};

/** How many each chore handled, by name. */
export type TickReport = Readonly<Record<string, number>>;

export type Tick = {
  /** Does everything that is due, batch by batch. A call during another waits for it and goes once more. */
  run(): Promise<TickReport>;
  /** Takes no new batch, and waits for the one that runs. */
  stop(): Promise<void>;
};

export function createTick(parts: TickParts): Tick {
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();

  const runAll = async (): Promise<TickReport> => {
    const now = parts.system.now();
    const report: Record<string, number> = {};
    for (const chore of parts.chores) {
      try {
        report[chore.name] = await runChore(chore, now);
      } catch (error) {
        parts.log.error('a chore failed', error, { chore: chore.name });
        parts.metrics.count('failures', 'chore');
      }
    }
    parts.metrics.gauge('tick_timestamp_seconds', parts.system.now() / 1000);
    return report;
  };

  const runChore = async (chore: Chore, now: Instant): Promise<number> => {
    let handled = 0;
    let last = chore.batch;
    while (last >= chore.batch && !stopped) {
      last = await parts.store.transaction((stores) =>
        chore.run({
          now,
          stores,
          content: parts.content,
          rituals: parts.rituals,
          random: () => parts.system.random(),
          newId: () => parts.system.newId(),
        }),
      );
      handled += last;
      if (last > 0) parts.committed();
      if (last >= chore.batch) await parts.giveWay();
    }
    return handled;
  };

  return {
    run: () => {
      const next = running.then(() => (stopped ? {} : runAll()));
      running = next.catch(() => undefined);
      return next;
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}
