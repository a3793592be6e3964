/** What keeps the database from being opened, or from going on. */
export type FailureKind =
  // The folder of the embedded database.
  | 'not-a-folder'
  | 'wrong-level'
  | 'half-restored'
  | 'other-version'
  | 'damaged'
  | 'missing-log'
  | 'disk-full'
  | 'disk-error'
  | 'read-only'
  | 'not-permitted'
  | 'replaced'
  | 'stopped'
  | 'moved'
  | 'cut-off'
  // A server.
  | 'not-an-address'
  | 'no-answer'
  | 'unknown-host'
  | 'silent'
  | 'wrong-password'
  | 'no-password'
  | 'not-let-in'
  | 'no-database'
  | 'no-role'
  | 'no-tls'
  | 'needs-tls'
  | 'distrusted'
  | 'may-not-create'
  | 'not-permitted-there'
  | 'not-owner'
  | 'too-many'
  | 'starting'
  | 'standby'
  | 'server-too-old'
  | 'keys-rotate'
  | 'in-use'
  // Either, where it was to be filled by a restore or a move.
  | 'half-filled'
  | 'not-empty';

/**
 * The database can't be worked with. The message is for the host: what is wrong in the first sentence, what to do about
 * it in those after. It never holds an address with its password, nor anything that was written by anybody.
 */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';
  readonly kind: FailureKind;
  /** For the log, which leaves messages out. */
  readonly code: string;

  constructor(kind: FailureKind, cause: string, remedy: string, because?: unknown) {
    super(`${cause} ${remedy}`, because === undefined ? undefined : { cause: because });
    this.kind = kind;
    this.code = kind;
  }
}
