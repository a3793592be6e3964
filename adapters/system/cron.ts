import cron from 'node-cron';

export type Clockwork = { stop(): Promise<void> };

/**
 * Runs `tick` at every full minute and `housekeeping` once a night (UTC). A tick that takes longer than a minute
 * is not started twice.
 */
export function startClockwork(tick: () => Promise<unknown>, housekeeping: () => Promise<unknown>): Clockwork {
  const tasks = [
    cron.schedule('* * * * *', () => tick(), { noOverlap: true, timezone: 'UTC', name: 'tick' }),
    cron.schedule('23 3 * * *', () => housekeeping(), { noOverlap: true, timezone: 'UTC', name: 'housekeeping' }),
  ];
  return {
    stop: async () => {
      for (const task of tasks) await task.destroy();
    },
  };
}
