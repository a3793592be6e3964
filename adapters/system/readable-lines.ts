import type { DestinationStream } from 'pino';
import type { DescribedError } from './describe-error.ts';

/** Takes the lines of the log, and writes each for people: a sentence in one line. */
export function readableLines(terminal: DestinationStream): DestinationStream {
  return { write: (line) => terminal.write(`${readable(JSON.parse(line))}\n`) };
}

type Line = Readonly<Record<string, unknown>> & {
  readonly level: number;
  readonly time: string;
  readonly event: string;
  readonly error?: DescribedError;
};

/** By pino's number of the level. */
const levels: Readonly<Record<number, string>> = { 20: 'Debug: ', 30: '', 40: 'Warning: ', 50: 'Error: ' };

function readable({ level, time, event, error, ...fields }: Line): string {
  const at = new Date(time).toLocaleTimeString('en-GB');
  const named = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`);
  const facts = [...named, ...(error === undefined ? [] : [`error: ${inShort(error)}`])];
  const told = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
  return `${at}  ${levels[level] ?? ''}${event.charAt(0).toUpperCase()}${event.slice(1)}${told}.`;
}

/** `PlatformError 50035, at post (adapters/…), by TypeError`. */
function inShort({ name, code, at = [], cause }: DescribedError): string {
  const place = at.find((frame) => !frame.includes('node_modules') && !frame.includes('node:'));
  return [
    `${name}${code === undefined ? '' : ` ${code}`}`,
    ...(place === undefined ? [] : [place]),
    ...(cause === undefined ? [] : [`caused by ${inShort(cause)}`]),
  ].join(', ');
}
