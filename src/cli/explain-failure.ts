import { describeError } from '../../adapters/system/describe-error.ts';

/** Errors that are written for the host, by name: their message says what happened and what to do. */
const spoken = new Set([
  'ConfigError',
  'ContentError',
  'FolderLockedError',
  'DatabaseFailure',
  'DatabaseTooNewError',
  'TemplateError',
  'BackupError',
  'HostKeyError',
  'WrongKeysError',
  'PortError',
  'CliError',
  'CannotGoOnError',
]);

/**
 * A failure as the person at the terminal should read it: what happened, and what to do. `isDebug` adds where it
 * happened, and its own words.
 */
export function explainFailure(error: unknown, isDebug = process.env['LOG_LEVEL'] === 'debug'): string {
  // What failed first is told, not what failed while it was being cleared away.
  if (error instanceof SuppressedError) return explainFailure(error.suppressed, isDebug);
  const sentence = sentenceFor(error);
  return isDebug && error instanceof Error ? `${sentence}\n${error.stack ?? ''}` : sentence;
}

/** A command that was not given what it needs. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

function sentenceFor(error: unknown): string {
  if (error instanceof Error && spoken.has(error.name)) return error.message;
  return ofFiles(error) ?? ofInstallation(error) ?? unknown(error);
}

/** What the system says of a file or a folder. Its message names it, and nothing else. */
function ofFiles(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  const { code, path } = error as NodeJS.ErrnoException;
  const [cause, remedy] = fileTroubles[code ?? ''] ?? [null, null];
  if (cause === null) return null;
  return `${path ?? 'A file'} ${cause}. ${remedy}`;
}

const fileTroubles: Readonly<Record<string, readonly [cause: string, remedy: string]>> = {
  ENOSPC: ['can’t be written, as the disk is full', 'Free some space on it, then try again.'],
  EDQUOT: ['can’t be written, as the quota of the disk is used up', 'Free some space, then try again.'],
  EROFS: [
    'can’t be written, as the disk can only be read',
    'Make it writable, or name another place (ATTUNE_DATA_DIR).',
  ],
  EIO: ['can’t be read or written, as the disk fails', 'Look at the disk in the system’s log (dmesg).'],
  EACCES: [
    'may not be read or written by this user',
    'Give it to the user who runs Attune (chown), or name another place.',
  ],
  EPERM: ['may not be changed by this user', 'Give it to the user who runs Attune (chown), or name another place.'],
  ENOENT: ['is not there', 'Look at its name, and at the folder in which the command runs.'],
  EEXIST: ['is a file where a folder should be', 'Move it away, or name another place (ATTUNE_DATA_DIR).'],
  ENOTDIR: ['has a file in its path where a folder should be', 'Move that away, or name another place.'],
  EISDIR: ['is a folder where a file should be', 'Name a file.'],
  EMFILE: ['can’t be opened, as this process has too many files open', 'Raise its limit (ulimit -n), then try again.'],
};

function ofInstallation(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'ERR_DLOPEN_FAILED') return null;
  return 'Attune is not installed as a whole: a part of it can’t be loaded. Run "npm ci" in its folder.';
}

function unknown(error: unknown): string {
  const { name, code, at = [] } = describeError(error);
  const place = at.find((frame) => !frame.includes('node_modules') && !frame.includes('node:'));
  const what = [`${name}${code === undefined ? '' : ` ${code}`}`, ...(place === undefined ? [] : [place])].join(' ');
  return `Attune failed for a reason that it has no words for (${what}). Try it again with LOG_LEVEL=debug, and report what that shows.`;
}
