import { clockAt, dayAt, momentAt, shortDayAt, writeClock } from '../../../src/card/write-time.ts';
import { pageLocale } from './words.ts';

export function formatInstant(
  at: number,
  style: 'time' | 'day' | 'moment' | 'relative',
  zone: string,
  now: number,
  locale = pageLocale(),
): string {
  if (style === 'relative') return formatRelative(at - now, locale);
  const write = { time: clockAt, day: dayAt, moment: momentAt }[style];
  return write(at, zone, locale);
}

export function clockTime(at: number, zone: string): string {
  return clockAt(at, zone, pageLocale());
}

/** A time of day that a rhythm has, as `HH:MM`. */
export function timeOfDay(time: string): string {
  return writeClock(time, pageLocale());
}

export function dayOf(at: number, zone: string): string {
  return dayAt(at, zone, pageLocale());
}

export function shortDayOf(at: number, zone: string): string {
  return shortDayAt(at, zone, pageLocale());
}

/** `[1, 3, 5]` (ISO) as `Monday, Wednesday, and Friday`. */
export function daysInWords(days: readonly number[]): string {
  // 1 January 2024 was a Monday.
  const write = new Intl.DateTimeFormat(pageLocale(), { weekday: 'long', timeZone: 'UTC' });
  const names = days.map((day) => write.format(Date.UTC(2024, 0, day)));
  return new Intl.ListFormat(pageLocale(), { type: 'conjunction' }).format(names);
}

function formatRelative(ms: number, locale: string): string {
  const formatter = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const size = Math.abs(ms);
  const [unit, length] = units.find(([, least]) => size >= least) ?? ['minute', 60_000];
  return formatter.format(Math.round(ms / length), unit);
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
];
