import pino, { type DestinationStream } from 'pino';
import type { Log, LogField } from '../../src/port/log.ts';
import { describeError } from './describe-error.ts';
import { readableLines } from './readable-lines.ts';

/** Least first; `silent` writes nothing. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Writes one JSON line per event to standard output, or to `destination`; to a terminal, a line for people. */
export function createLog(level: LogLevel, destination?: DestinationStream & { readonly isTTY?: boolean }): Log {
  const options = { level, base: null, messageKey: 'event', timestamp: pino.stdTimeFunctions.isoTime };
  const target = destination?.isTTY === true ? readableLines(destination) : destination;
  const lines = target === undefined ? pino(options) : pino(options, target);
  return {
    debug: (event, fields = {}) => lines.debug(ownNames(fields), event),
    info: (event, fields = {}) => lines.info(ownNames(fields), event),
    warn: (event, fields = {}) => lines.warn(ownNames(fields), event),
    error: (event, error, fields = {}) => lines.error({ ...ownNames(fields), error: describeError(error) }, event),
  };
}

/** What every line has. A second field of the same name is lost, or makes the line one that not every reader takes. */
const taken = new Set(['event', 'level', 'time', 'error']);

function ownNames(fields: Record<string, LogField>): Record<string, LogField> {
  if (!Object.keys(fields).some((name) => taken.has(name))) return fields;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [taken.has(name) ? `${name}_field` : name, value]),
  );
}
