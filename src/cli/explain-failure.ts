/** Errors that are written for the host, by name: their message says what happened and what to do. */
const spoken = new Set([
  'ConfigError',
  'ContentError',
  'FolderLockedError',
  'DatabaseFailure',
  'DatabaseTooNewError',
  'HostKeyError',
  'WrongKeysError',
  'PortError',
  'CliError',
  'CannotGoOnError',
]);

/** A failure as the person at the terminal should read it. */
export function explainFailure(error: unknown): string {
  // What failed first is told, not what failed while it was being cleared away.
  if (error instanceof SuppressedError) return explainFailure(error.suppressed);
  if (!(error instanceof Error)) return `Attune failed: ${String(error)}`;
  if (spoken.has(error.name)) return error.message;
  const code = 'code' in error ? String(error.code) : '';
  if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', '28P01', '3D000'].includes(code)) {
    return `The database does not answer (${code}). Check DATABASE_URL, and that the server runs and lets this machine in.`;
  }
  if (['EACCES', 'EROFS', 'ENOSPC', 'EPERM'].includes(code)) {
    return `A file or folder can't be written (${error.message}). Check ATTUNE_DATA_DIR, its owner and the space left.`;
  }
  return `Attune failed: ${error.stack ?? error.message}`;
}

/** A command that was not given what it needs. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
