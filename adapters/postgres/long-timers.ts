/** The longest that a timer can wait (ms): 24.8 days. Node fires a longer one after 1 ms, and says so on stderr. */
const longest = 2 ** 31 - 1;

let installed = false;

/**
 * Has timers that are longer than a timer can be wait for as long as one can. The embedded database needs it: where the
 * host's clock is set back by more than that, PostgreSQL asks for a timer until the time at which its alarm was due by
 * the old clock (PGlite 0.5.16, `__setitimer_js`), and asks again whenever it comes too soon. Seen: 300 times a second,
 * two plain lines each time.
 */
export function waitForLongTimers(): void {
  if (installed) return;
  installed = true;
  const real = globalThis.setTimeout;
  const patient = (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): NodeJS.Timeout =>
    real(work, ms !== undefined && ms > longest ? longest : ms, ...args);
  globalThis.setTimeout = Object.assign(patient, real) as typeof setTimeout;
}
