import { Session } from 'node:inspector/promises';
import type { Run } from './run.ts';

/** By then who waited for Attune to be back has been answered (ms). */
const patience = 10_000;

/**
 * Gives back the memory that only the start needed, a tenth of what Attune has then: by itself the heap would keep it,
 * since little is made that makes it look. Takes a fifth of a second, once.
 */
export function clearAwayAfterStart({ over }: Pick<Run, 'over'>): void {
  const timer = setTimeout(() => {
    const session = new Session();
    session.connect();
    // Nothing depends on it.
    void session
      .post('HeapProfiler.collectGarbage')
      .catch(() => undefined)
      .finally(() => session.disconnect());
  }, patience).unref();
  void over.then(() => clearTimeout(timer));
}
