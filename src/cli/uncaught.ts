import type { Run } from './run.ts';

/** More than so many a minute, and something is broken that only a new process mends. */
const most = 20;

/**
 * Takes what nothing else caught: it is told once, in a line of the log with its place and never its message, and
 * counted. Whether Attune goes on:
 *
 * - A promise that was rejected and that nobody waited for: yes. Its own work is lost, and nobody else's.
 * - A connection that broke where nobody listened for it: yes. It is gone, and nothing else is.
 * - Anything else that was thrown: no. It was thrown out of the middle of something, which nobody can finish.
 * - More than twenty within a minute: no.
 */
export function watchUncaught(
  { log, metrics, end }: Pick<Run, 'log' | 'metrics' | 'end'>,
  world: Pick<NodeJS.EventEmitter, 'on'> = process,
): void {
  const times: number[] = [];

  const tell = (error: unknown, kind: 'rejection' | 'exception'): void => {
    log.error('nothing caught this error', error, { kind });
    metrics.count('uncaught', kind);
    const now = performance.now();
    times.push(now);
    if (times.filter((time) => now - time < 60_000).length > most) end(new Error(storm));
    if (times.length > most) times.shift();
  };

  const onRejection = (error: unknown): void => tell(error, 'rejection');
  const onException = (error: unknown): void => {
    tell(error, 'exception');
    if (!isOfConnection(error)) end(new Error(broken));
  };
  world.on('unhandledRejection', onRejection).on('uncaughtException', onException);
}

const broken =
  'An error came up inside Attune where nothing could deal with it, so Attune ends. Start it again; nothing is lost. ' +
  'The line "nothing caught this error" in the log says where: please report it.';

const storm =
  'Errors that nothing could deal with came up again and again, so Attune ends. Start it again; nothing is lost. ' +
  'The lines "nothing caught this error" in the log say where: please report them.';

function isOfConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && connectionCodes.has(String(error.code));
}

const connectionCodes = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
  'UND_ERR_SOCKET',
  'ERR_SOCKET_CLOSED',
  'ERR_STREAM_PREMATURE_CLOSE',
]);
