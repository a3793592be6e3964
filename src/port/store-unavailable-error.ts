/**
 * The database does not answer: down, restarting, out of connections, or silent. `outcome` says whether what was asked
 * for certainly did not happen, or whether nobody can know, because the connection broke while it was being committed.
 */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  readonly outcome: 'not-done' | 'unknown';

  constructor(cause: unknown, outcome: 'not-done' | 'unknown' = 'not-done') {
    super('the database does not answer', { cause });
    this.outcome = outcome;
  }
}
