import type { Instant } from '../model/instant.ts';

/** A time of day (`HH:MM`) as people of this locale write it: `8:00 PM`, `20:00`. */
export function writeClock(time: string, locale: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return formatOf('clock', 'UTC', locale).format(Date.UTC(2024, 0, 1, hours, minutes));
}

/** What the clock of a zone shows at a moment. */
export function clockAt(at: Instant, zone: string, locale: string): string {
  return formatOf('clock', zone, locale).format(at);
}

/** Day and time in a zone: `Wednesday, December 2 at 8:00 PM`. */
export function momentAt(at: Instant, zone: string, locale: string): string {
  return formatOf('moment', zone, locale).format(at);
}

/** The day alone: `Wednesday, December 2`. */
export function dayAt(at: Instant, zone: string, locale: string): string {
  return formatOf('day', zone, locale).format(at);
}

/** The same where there is little room: `Wed, Dec 2`. */
export function shortDayAt(at: Instant, zone: string, locale: string): string {
  return formatOf('shortDay', zone, locale).format(at);
}

/** The day with its year, for what is looked back on: `December 2, 2026`. */
export function dateAt(at: Instant, zone: string, locale: string): string {
  return formatOf('date', zone, locale).format(at);
}

/** The day without its year, for what comes back each year: `December 2`. */
export function yearlyDayAt(at: Instant, zone: string, locale: string): string {
  return formatOf('yearlyDay', zone, locale).format(at);
}

/** The month alone, of any year: `December`. */
export function yearlyMonthAt(at: Instant, zone: string, locale: string): string {
  return formatOf('yearlyMonth', zone, locale).format(at);
}

/** Whether a moment falls on one day in both zones. */
export function isSameDay(at: Instant, one: string, other: string): boolean {
  const moment = Temporal.Instant.fromEpochMilliseconds(at);
  return moment.toZonedDateTimeISO(one).toPlainDate().equals(moment.toZonedDateTimeISO(other).toPlainDate());
}

/** A time zone as people call it, by the city that it is named after: `Los Angeles`. */
export function placeOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** The one clock of a locale: two digits for the hour where it counts to 24, so that `08:00` is never `8:00`. */
function clockOf(locale: string): Intl.DateTimeFormatOptions {
  const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  return { hour: hourCycle === 'h23' || hourCycle === 'h24' ? '2-digit' : 'numeric', minute: '2-digit' };
}

const shapes = {
  clock: clockOf,
  moment: (locale) => ({ weekday: 'long', day: 'numeric', month: 'long', ...clockOf(locale) }),
  day: () => ({ weekday: 'long', day: 'numeric', month: 'long' }),
  shortDay: () => ({ weekday: 'short', day: 'numeric', month: 'short' }),
  date: () => ({ dateStyle: 'long' }),
  yearlyDay: () => ({ day: 'numeric', month: 'long' }),
  yearlyMonth: () => ({ month: 'long' }),
} as const satisfies Record<string, (locale: string) => Intl.DateTimeFormatOptions>;

/** Making one takes a hundred times as long as using it. There are a few hundred zones, and some regions. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(shape: keyof typeof shapes, zone: string, locale: string): Intl.DateTimeFormat {
  const key = `${shape} ${zone} ${locale}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...shapes[shape](locale), timeZone: zone });
  if (formats.size < 2000) formats.set(key, format);
  return format;
}
