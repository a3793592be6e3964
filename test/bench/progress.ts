import { SingleBar } from 'cli-progress';

/** A bar on standard error, so that standard output holds the results alone. */
export type Progress = { next(what: string): void; say(what: string): void; stop(): void };

export function createProgress(steps: number): Progress {
  const bar = new SingleBar({ format: '{bar} {value}/{total} {what}', clearOnComplete: true, stream: process.stderr });
  let done = 0;
  bar.start(steps, 0, { what: '' });
  return {
    next: (what) => {
      bar.update(done, { what });
      done += 1;
    },
    say: (what) => bar.update({ what }),
    stop: () => {
      bar.update(steps);
      bar.stop();
    },
  };
}
