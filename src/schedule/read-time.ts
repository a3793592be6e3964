import { type Reading, readable, unreadable } from './reading.ts';

/** Each is the key of a sentence. */
export type TimeProblem =
  | 'rhythm.time-missing'
  | 'rhythm.time-unreadable'
  | 'rhythm.time-unclear'
  | 'rhythm.time-impossible';

/**
 * Reads a time of day as people type it, as `HH:MM`: `19:30`, `7.30pm`, `7 pm`, `1930`, `19h`, `noon`. What could be
 * the morning or the evening, such as `7` or `7:30`, is unclear; two digits before the minutes say a 24-hour clock.
 */
export function readTime(typed: string): Reading<string, TimeProblem> {
  const text = typed.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '') return unreadable('rhythm.time-missing');
  const named = names.get(text);
  if (named !== undefined) return readable(named);
  const parts = (separated.exec(text) ?? together.exec(text))?.groups;
  if (parts === undefined) return unreadable('rhythm.time-unreadable');

  const { hours: written = '', h, minutes, half } = parts;
  const hours = Number(written);
  const past = Number(minutes ?? 0);
  const twelveHour = half !== undefined;
  if (past > 59 || hours > 23 || (twelveHour && (hours < 1 || hours > 12))) {
    return unreadable('rhythm.time-impossible');
  }
  if (twelveHour) return readable(clock((hours % 12) + (half === 'p' ? 12 : 0), past));
  const saysDay = h !== undefined || hours === 0 || hours > 12 || (minutes !== undefined && written.length === 2);
  return saysDay ? readable(clock(hours, past)) : unreadable('rhythm.time-unclear');
}

/** A map: an object would know `constructor` as well. */
const names: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
]);

const half = String.raw`(?: ?(?<half>[ap])\.? ?m\.?)?`;

/** `19:30`, `7.30 pm`, `19h30`, `19h`, `7 pm`, `19`. */
const separated = new RegExp(String.raw`^(?<hours>\d{1,2})(?: ?(?:(?<h>h)|[:.]) ?(?<minutes>\d{2})?)?${half}$`);

/** `1930`, `730pm`. */
const together = new RegExp(String.raw`^(?<hours>\d{1,2})(?<minutes>\d{2})${half}$`);

function clock(hours: number, minutes: number): string {
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
