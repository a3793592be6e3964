import type { ScrapedMetrics } from '../../adapters/system/metrics.ts';
import type { Log } from '../port/log.ts';

/** Why a run ends: the name of what asked for it, or an error whose message is a sentence for the host. */
export type Why = string | Error;

/** One run of Attune, from its start until something ends it. */
export type Run = {
  readonly log: Log;
  readonly metrics: ScrapedMetrics;
  /** Called when it is about to say that it is ready. */
  readonly ready: () => void;
  /** Resolves once, when the run is to end. */
  readonly over: Promise<Why>;
  /** Ends the run; only the first call counts. */
  end(why: Why): void;
};

/** Was asked to stop before it was ready. Nothing went wrong. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/** Cannot go on. The message is a sentence for the host. */
export class CannotGoOnError extends Error {
  override readonly name = 'CannotGoOnError';
}

/** A run that only `end` ends. `ending` is called when that happens. */
export function createRun(
  parts: Pick<Run, 'log' | 'metrics'> & Partial<Pick<Run, 'ready'>>,
  ending: (why: Why) => void = () => undefined,
): Run {
  const over = Promise.withResolvers<Why>();
  let ended = false;
  return {
    ready: () => undefined,
    ...parts,
    over: over.promise,
    end: (why) => {
      if (ended) return;
      ended = true;
      if (typeof why === 'string') parts.log.info('stopping', { asked: why });
      else parts.log.error('Attune cannot go on', why, { reason: why.message });
      ending(why);
      over.resolve(why);
    },
  };
}

/** Waits for the end. Throws a `CannotGoOnError` if something went wrong. */
export async function untilOver({ over }: Run): Promise<void> {
  const why = await over;
  if (typeof why !== 'string') throw new CannotGoOnError(why.message, { cause: why });
}

/**
 * Waits for `work`, but not longer than the run goes on: throws a `StoppedError` or a `CannotGoOnError` if it ends
 * before. What `work` still comes to is then undone if that takes no longer than a second. Else it is cut off, as by a
 * kill, after which nothing is broken.
 */
export async function unlessOver<T>(run: Run, work: Promise<T>, undo?: (made: T) => PromiseLike<unknown>): Promise<T> {
  const done = await Promise.race([work.then((made) => ({ made })), run.over.then((why) => ({ why }))]);
  if ('made' in done) return done.made;
  const undone = work.then(undo).catch(() => undefined);
  if (undo !== undefined) await within(1000, undone);
  await untilOver(run);
  throw new StoppedError('stopped before it was ready');
}

/** Disposes of `part` with the stack, but goes on without it after some seconds: what is cut off runs again later. */
export function stopInTime(
  part: AsyncDisposable,
  name: string,
  { log }: Pick<Run, 'log'>,
  ms: number,
): AsyncDisposable {
  return {
    [Symbol.asyncDispose]: async () => {
      const inTime = await within(ms, stopped(part, name, log));
      if (!inTime) log.warn('a part did not stop in time, and is cut off', { part: name });
    },
  };
}

/** What a run is made of, each with its name. */
export type Parts = readonly (readonly [name: string, part: AsyncDisposable])[];

/** Side by side, each as long as it needs, within the time that they have together. */
export async function stopTogether(parts: Parts, run: Pick<Run, 'log'>): Promise<void> {
  await Promise.all(parts.map(([name, part]) => stopInTime(part, name, run, 2500)[Symbol.asyncDispose]()));
}

/** A part that fails to stop keeps the others from nothing. */
async function stopped(part: AsyncDisposable, name: string, log: Log): Promise<void> {
  try {
    await part[Symbol.asyncDispose]();
  } catch (error) {
    log.error('a part failed to stop', error, { part: name });
  }
}

/** Whether `work` was done within so many milliseconds. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), ms);
  return Promise.race([work.then(() => true as const), late.promise]).finally(() => clearTimeout(timer));
}
