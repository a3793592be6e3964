import type { Kysely } from 'kysely';
import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';
import { isNoAnswer, leavesOpen, NoAnswerError } from './no-answer.ts';
import type { Tables } from './tables.ts';

/**
 * One transaction. That the database does not answer becomes a `StoreUnavailableError`, which says whether the work
 * certainly was not done. With `within` nobody waits longer for it (ms): late, it is rolled back.
 */
export async function transact<T>(
  kysely: Kysely<Tables>,
  work: (db: Kysely<Tables>) => Promise<T>,
  within?: number,
): Promise<T> {
  const state = { isLate: false, commits: false };
  const refuseLate = (): void => {
    if (state.isLate) throw new NoAnswerError('the transaction came too late');
  };
  const unavailable = (error: unknown): StoreUnavailableError =>
    new StoreUnavailableError(error, state.commits && leavesOpen(error) ? 'unknown' : 'not-done');

  const done = kysely
    .transaction()
    .execute(async (db) => {
      refuseLate();
      const result = await work(db);
      refuseLate();
      state.commits = true;
      return result;
    })
    .catch((error: unknown) => {
      throw isNoAnswer(error) ? unavailable(error) : error;
    });
  if (within === undefined) return done;

  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    state.isLate = true;
    late.reject(unavailable(new NoAnswerError('the transaction took too long')));
  }, within);
  try {
    return await Promise.race([done, late.promise]);
  } finally {
    clearTimeout(timer);
    // Nobody waits for it any more.
    done.catch(() => undefined);
  }
}
