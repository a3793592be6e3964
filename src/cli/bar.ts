import { SingleBar } from 'cli-progress';

/** A bar for long work, beside what is printed. It shows with the first step, and only on a terminal. */
export function createBar(): Disposable & { step(done: number, total: number, what: string): void } {
  const bar = new SingleBar({
    format: '{bar} {value} of {total} {what}',
    clearOnComplete: true,
    stream: process.stderr,
  });
  let current: string | null = null;
  return {
    step: (done, total, what) => {
      if (current !== what && total > 0) {
        if (current !== null) bar.stop();
        bar.start(total, done, { what });
        current = what;
      } else if (current !== null) {
        bar.setTotal(total);
        bar.update(done);
      }
    },
    [Symbol.dispose]: () => bar.stop(),
  };
}
