/** How moments are written, each in the zone of the person who reads it. Times are 24-hour unless the locale differs. */

type Style = 'time' | 'day' | 'moment' | 'relative';

export function formatInstant(at: number, style: Style, zone: string, now: number, locale?: string): string {
  return style === 'relative' ? formatRelative(at - now, locale) : formatterOf(style, zone, locale).format(at);
}

/** A moment in a zone that is not the reader's own: the zone is named. */
export function formatZoned(at: number, style: 'time' | 'moment', zone: string, locale?: string): string {
  return `${formatterOf(style, zone, locale).format(at)} (${placeOf(zone)})`;
}

export function clockTime(at: number, zone: string, locale?: string): string {
  return formatterOf('time', zone, locale).format(at);
}

export function dayOf(at: number, zone: string, locale?: string): string {
  return formatterOf('day', zone, locale).format(at);
}

export function shortDayOf(at: number, zone: string, locale?: string): string {
  return formatterOf('shortDay', zone, locale).format(at);
}

/** `Europe/Berlin` as people say it: Berlin. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** `[1, 3, 5]` (ISO) as `Mondays, Wednesdays, and Fridays`, in the page's own language. */
export function daysInWords(days: readonly number[]): string {
  // 1 January 2024 was a Monday.
  const names = days.map(
    (day) => `${new Date(Date.UTC(2024, 0, day)).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })}s`,
  );
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}

const shapes = {
  time: { hour: 'numeric', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  shortDay: { weekday: 'short', day: 'numeric', month: 'short' },
  moment: { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making one takes a hundred times as long as using it, and each drawing of the page writes a time per message. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(shape: keyof typeof shapes, zone: string, locale?: string): Intl.DateTimeFormat {
  const key = `${shape} ${zone} ${locale}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone: zone });
  formatters.set(key, formatter);
  return formatter;
}

function formatRelative(ms: number, locale?: string): string {
  const formatter = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const size = Math.abs(ms);
  const [unit, length] = units.find(([, least]) => size >= least) ?? ['minute', 60_000];
  return formatter.format(Math.round(ms / length), unit);
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
];
