import pino, { type DestinationStream } from 'pino';
import type { Log, LogField } from '../../src/port/log.ts';

/** Least first; `silent` writes nothing. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Writes one JSON line per event to standard output, or to `destination`. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: null, messageKey: 'event', timestamp: pino.stdTimeFunctions.isoTime };
  const lines = destination === undefined ? pino(options) : pino(options, destination);
  return {
    debug: (event, fields = {}) => lines.debug(fields, event),
    info: (event, fields = {}) => lines.info(fields, event),
    warn: (event, fields = {}) => lines.warn(fields, event),
    error: (event, error, fields = {}) => lines.error({ ...fields, error: describe(error) }, event),
  };
}

type Described = {
  readonly name: string;
  readonly code?: LogField;
  readonly at?: readonly string[];
  cause?: Described;
};

/** What an error is and where it arose. Never its message: that may quote what somebody typed. */
function describe(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const at = framesOf(error);
  return {
    name: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(at.length > 0 ? { at } : {}),
    ...(error.cause !== undefined && depth < 3 ? { cause: describe(error.cause, depth + 1) } : {}),
  };
}

/** The message stands above the frames and may have lines that look like one: it is cut off by its length first. */
function framesOf(error: Error): readonly string[] {
  const stack = error.stack ?? '';
  const from = stack.indexOf(error.message);
  const below = from < 0 || error.message === '' ? stack : stack.slice(from + error.message.length);
  return below
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
}
