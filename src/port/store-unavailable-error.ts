/** The database does not answer: down, restarting, or out of connections. What was asked for did not happen. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';

  constructor(cause: unknown) {
    super('the database does not answer', { cause });
  }
}
