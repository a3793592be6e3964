/** A backup can't be made, read or put back. The message is a sentence for the host. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
