/** The host's keys cannot be used as they are: the message says what to do, and never quotes a key. */
export class HostKeyError extends Error {
  override readonly name = 'HostKeyError';
}
