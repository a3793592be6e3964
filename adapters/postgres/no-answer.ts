import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';

/** The database was asked and said nothing, or there is none behind the connection any more. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/**
 * Whether an error means that the database does not answer, or can't do its work at all: that it is down, restarting,
 * full, out of connections, silent or closed. What it says about one statement is not among them.
 */
export function isNoAnswer(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 3) return false;
  if (error instanceof NoAnswerError || error instanceof StoreUnavailableError) return true;
  if (isOfAFile(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (ofTheNetwork.has(code) || ofTheServer.some((start) => code.startsWith(start))) return true;
  // The driver and its pool have sentences and no codes.
  if (ofTheDriver.some((start) => error.message.startsWith(start))) return true;
  return error.cause !== undefined && isNoAnswer(error.cause, depth + 1);
}

/** Whether an error is what the system says of a file that it names, such as a key or a backup: of a socket it names none. */
export function isOfAFile(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

/**
 * Whether an error that came while a transaction was committed leaves open if it was. What the database itself
 * says and lives on is certain.
 */
export function leavesOpen(error: unknown): boolean {
  return !(error instanceof Error && 'severity' in error && error.severity === 'ERROR');
}

const ofTheNetwork = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH'],
  ...['ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT', 'EMFILE', 'ENFILE', 'EADDRNOTAVAIL'],
]);

/** By class or code of PostgreSQL's appendix A. */
const ofTheServer = [
  // Connections; who may connect, and to what.
  ...['08', '28', '3D000'],
  // Disk, memory, connections and limits used up; the disk itself; damaged data.
  ...['53', '58', 'XX001', 'XX002'],
  // Stopped, crashed, starting, dropped; cut off for waiting too long.
  ...['57014', '57P01', '57P02', '57P03', '57P04', '57P05', '25P03', '55P03'],
  // A standby that has not taken over yet, or a server that was made read-only because its disk is full.
  '25006',
] as const;

const ofTheDriver = [
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed',
  'Postgres connection has been discarded',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Cannot use a pool after calling end',
  'driver has already been destroyed',
  'PGlite is clos',
] as const;
