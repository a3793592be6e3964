import { resolve } from 'node:path';
import { DatabaseFailure, type FailureKind } from './database-failure.ts';
import type { LastWords } from './last-words.ts';
import { isNoAnswer } from './no-answer.ts';

/** Why the embedded database ended while it was in use, from what it said last and what was thrown. */
export function explainEnd(lines: readonly string[], reason: unknown): DatabaseFailure {
  return explain('The embedded database has ended', lines, reason, 'stopped');
}

/** Why the embedded database did not open, where that is about the database or its disk; else the error as it came. */
export function explainOpening(words: LastWords, error: unknown): unknown {
  const isOwn = error instanceof Error && !isNoAnswer(error) && !isEmscripten(error) && !isOfTheDisk(error);
  return isOwn ? error : explain('The embedded database does not open', words.lines(), error, 'damaged');
}

/** Somebody else has taken the data folder. */
export function lostLock(dataDir: string, why: Error): DatabaseFailure {
  return new DatabaseFailure(
    'in-use',
    `Another process has taken the data folder ${resolve(dataDir)}.`,
    'Only one Attune can have it open; this one ends. See which of the two should run.',
    why,
  );
}

/** The folder is not there any more, or is another one. */
export function replacedFolder(dataDir: string): DatabaseFailure {
  return new DatabaseFailure(
    'replaced',
    `The data folder ${resolve(dataDir)} was removed or replaced while Attune ran.`,
    'Put it back where it was, or its backup, and start Attune again; stop Attune before you replace it.',
  );
}

/** PGlite tells of a PostgreSQL that ends at its start in these ways. */
function isEmscripten(error: Error): boolean {
  return error.name === 'RuntimeError' || /^(PGlite failed to initialize|INITDB failed)/.test(error.message);
}

function isOfTheDisk(error: Error): boolean {
  return 'syscall' in error && 'code' in error && signs.some(([, sign]) => sign.test(String(error.code)));
}

function explain(what: string, lines: readonly string[], reason: unknown, otherwise: FailureKind): DatabaseFailure {
  if (reason instanceof DatabaseFailure) return reason;
  const said = fatalOf(lines);
  const kind = kindOf(`${said} ${textOf(reason)}`) ?? otherwise;
  return new DatabaseFailure(kind, `${what} (${said === '' ? textOf(reason) : said}).`, remedies[kind] ?? '', reason);
}

/** The line with which PostgreSQL ends. It names files and codes, never what is in a row. */
function fatalOf(lines: readonly string[]): string {
  const at = lines.findLastIndex((line) => /\b(PANIC|FATAL): /.test(line));
  const found =
    lines[at]?.replace(/^.*?\b(?:PANIC|FATAL):\s+/, '') ?? lines.findLast((line) => /^postgres: /.test(line));
  const detail = /\bDETAIL:\s+(.*?)\.?$/.exec(lines[at + 1] ?? '')?.[1];
  return [found, at === -1 ? undefined : detail].filter((part) => part !== undefined).join('; ');
}

function textOf(reason: unknown): string {
  if (reason instanceof Error) {
    return [reason.message, 'code' in reason ? reason.code : ''].filter((part) => part !== '').join(', ');
  }
  // Emscripten's file system throws objects with a number of its own.
  const errno = (reason as { errno?: number } | null)?.errno;
  return errno === undefined ? 'without a word' : (errnoNames[errno] ?? `errno ${errno}`);
}

const errnoNames: Readonly<Record<number, string>> = {
  2: 'EACCES, permission denied',
  22: 'EFBIG, file too large',
  29: 'EIO, I/O error',
  51: 'ENOSPC, no space left on device',
  63: 'EPERM, operation not permitted',
  69: 'EROFS, read-only file system',
};

function kindOf(text: string): FailureKind | null {
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? null;
}

const signs: readonly (readonly [FailureKind, RegExp])[] = [
  ['disk-full', /no space left|ENOSPC|EDQUOT|quota exceeded|EFBIG|file too large/i],
  ['disk-error', /I\/O error|EIO|input\/output error/i],
  ['read-only', /read-only file system|EROFS/i],
  ['not-permitted', /permission denied|operation not permitted|EACCES|EPERM/i],
  ['other-version', /initialized by PostgreSQL version/i],
  ['missing-log', /checkpoint record|WAL directory/i],
  ['half-restored', /no such file or directory|is missing|does not exist/i],
  ['damaged', /incompatible with server|control file|corrupt|invalid page|checksum/i],
];

const restore =
  'Stop Attune, put the whole data folder back from one backup (all files of one moment, with their owner), and start again.';

const remedies: Readonly<Partial<Record<FailureKind, string>>> = {
  'disk-full':
    'Free some space on the disk of the data folder, then start Attune again; nothing that was saved is lost.',
  'disk-error':
    "Look at the disk in the system's log (dmesg) and copy the data folder to another one; start Attune again from there.",
  'read-only':
    'Make the disk of the data folder writable again (a disk with errors is often mounted read-only), then start.',
  'not-permitted':
    'Give the data folder and all that is in it to the user who runs Attune (chown -R), then start again. ' +
    'Where it is not there yet: sudo install -d -o "$(id -un)" -m 700 and its name.',
  'other-version': 'Start the version of Attune that made this folder, or put a backup back that fits this version.',
  'missing-log': restore,
  'half-restored': restore,
  damaged: restore,
  stopped: 'Start Attune again. If it ends again, put the data folder back from a backup.',
};
