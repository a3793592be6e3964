import type { Log } from '../../src/port/log.ts';

/** Work that is asked for again and again, and never done twice at once. */
export type Errand = {
  /** Does it now; while it is being done, once more afterwards, however often it is asked for. */
  run(): void;
  /** Does it no more, and waits for what runs. */
  stop(): Promise<void>;
};

/** A failure is logged under the name, and ends nothing. */
export function createErrand(name: string, work: () => Promise<unknown>, log: Log): Errand {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function goOn(): Promise<void> {
    do {
      again = false;
      try {
        await work();
      } catch (error) {
        log.error('work by the clock failed', error, { work: name });
      }
    } while (again && !stopped);
    running = null;
  }

  return {
    run: () => {
      if (stopped) return;
      if (running === null) running = goOn();
      else again = true;
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}
