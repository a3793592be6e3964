import { clearTimeout, setTimeout } from 'node:timers';

/** A sleep that can be ended early. What rings while nobody sleeps ends the next sleep at once. */
export type Alarm = {
  readonly ring: () => void;
  /** Forgets what rang before. */
  reset(): void;
  sleep(ms: number): Promise<void>;
};

export function createAlarm(): Alarm {
  let rung = false;
  let wake = () => {};
  return {
    ring: () => {
      rung = true;
      wake();
    },
    reset: () => {
      rung = false;
    },
    sleep: async (ms) => {
      if (rung) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = () => {};
    },
  };
}
