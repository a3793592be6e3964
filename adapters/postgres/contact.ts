import type { Log } from '../../src/port/log.ts';
import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';
import { isNoAnswer } from './no-answer.ts';

/**
 * Whether the database answers, as everybody who asks it finds out. The log has one line when it stops and one when it
 * is back, however many asked meanwhile.
 */
export type Contact = {
  /** Asks, and takes note of the answer. That there was none becomes a `StoreUnavailableError`. */
  asking<T>(ask: () => Promise<T>): Promise<T>;
  /** Takes note of an error. Returns whether it means that the database does not answer: then it has been said. */
  noted(error: unknown): boolean;
};

export type ContactLog = Pick<Log, 'error' | 'warn'>;

/** How often it is said at most (ms): on a disk that is full, what reads is answered and what writes is not. */
const atMost = 60_000;

/** What came before this long was on its way before the failure (ms): a few connections may outlive the others. */
const settling = 1000;

export function createContact(log: ContactLog): Contact {
  let lostAt: number | null = null;
  let lastFailure = Number.NEGATIVE_INFINITY;
  let lastSaid = Number.NEGATIVE_INFINITY;

  const noted = (error: unknown): boolean => {
    if (!isNoAnswer(error)) return false;
    lastFailure = performance.now();
    if (lostAt !== null) return true;
    lostAt = lastFailure;
    if (lostAt < lastSaid + atMost) return true;
    lastSaid = lostAt;
    const cause = error instanceof StoreUnavailableError ? error.cause : error;
    log.error('the database does not answer, trying on', cause);
    return true;
  };

  const answered = (asked: number): void => {
    if (lostAt === null || asked < lastFailure + settling) return;
    if (lostAt === lastSaid) {
      log.warn('the database answers again', { seconds: Math.round((performance.now() - lostAt) / 1000) });
    }
    lostAt = null;
  };

  return {
    noted,
    asking: async (ask) => {
      const asked = performance.now();
      try {
        const answer = await ask();
        answered(asked);
        return answer;
      } catch (error) {
        if (!noted(error)) {
          // It has spoken, if only to refuse.
          answered(asked);
          throw error;
        }
        throw error instanceof StoreUnavailableError ? error : new StoreUnavailableError(error);
      }
    },
  };
}

/** A log that leaves it to the contact to say that the database does not answer. */
export function saidOnce(log: Log): Log {
  return {
    debug: (...line) => log.debug(...line),
    info: (...line) => log.info(...line),
    warn: (...line) => log.warn(...line),
    error: (event, error, fields) => {
      if (isUnavailable(error)) log.debug(event, { ...fields, because: 'the database does not answer' });
      else log.error(event, error, fields);
    },
  };
}

function isUnavailable(error: unknown): boolean {
  return error instanceof StoreUnavailableError || (error instanceof Error && isUnavailable(error.cause));
}
