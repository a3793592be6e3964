import { StoreUnavailableError } from '../port/store-unavailable-error.ts';

/** How long the database has to answer (ms): whoever asks for health or figures waits for some seconds at most. */
const patience = 3000;

/**
 * `ask`, where the database may never answer: then it throws a `StoreUnavailableError` instead. One question at a time:
 * those that are never answered must not pile up while somebody looks every few seconds.
 */
export function inTime<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | null = null;
  return () => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new StoreUnavailableError(new Error('the database did not answer in time'))),
      patience,
    );
    return Promise.race([asking, late.promise]).finally(() => clearTimeout(timer));
  };
}
