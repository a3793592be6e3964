import { wasLeftByNpm } from './begun-by.ts';
import { createRun, type Run } from './run.ts';
import { watchUncaught } from './uncaught.ts';

/** The time that stopping may take in all (ms): Docker ends a process after ten seconds, and others do after five. */
const patience = 4800;

/**
 * The run of this process. SIGTERM and SIGINT end it, from the first moment on; a second signal ends the process at
 * once. So does what nothing caught, where it has to. Whatever hangs then, the process is gone in less than five
 * seconds: with status 0 if it was asked to stop, else 1.
 */
export function beginRun(parts: Pick<Run, 'log' | 'metrics' | 'ready'>): Run {
  const run = createRun(parts, (why) => {
    setTimeout(() => process.exit(typeof why === 'string' ? 0 : 1), patience).unref();
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      run.end(signal);
    });
  }
  endWithNpm(run);
  watchUncaught(run);
  return run;
}

/**
 * What is left of a run must not keep the process: a connection that is being made anew, or a part that hangs. A moment
 * is left for what is still being written.
 */
export function leave(): void {
  setTimeout(() => process.exit(), 300).unref();
}

/**
 * npm passes SIGTERM on to the shell that runs its script, and the shell to nobody: without this, whoever ends npm
 * leaves Attune behind, with the data folder taken.
 */
function endWithNpm(run: Run): void {
  const look = (): void => {
    if (wasLeftByNpm()) run.end('the end of npm');
  };
  look();
  const timer = setInterval(look, 500).unref();
  void run.over.then(() => clearInterval(timer));
}
