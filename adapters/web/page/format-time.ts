/** How moments are written, each in the zone of the person who reads it. Times are 24-hour unless the locale differs. */

type Style = 'time' | 'day' | 'moment' | 'relative';

export function formatInstant(at: number, style: Style, zone: string, now: number, locale?: string): string {
  if (style === 'relative') return formatRelative(at - now, locale);
  return new Intl.DateTimeFormat(locale, { ...shapes[style], timeZone: zone }).format(at);
}

/** A moment in a zone that is not the reader's own: the zone is named. */
export function formatZoned(at: number, style: 'time' | 'moment', zone: string, locale?: string): string {
  return `${new Intl.DateTimeFormat(locale, { ...shapes[style], timeZone: zone }).format(at)} (${placeOf(zone)})`;
}

export function clockTime(at: number, zone: string, locale?: string): string {
  return formatInstant(at, 'time', zone, at, locale);
}

export function dayOf(at: number, zone: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone }).format(at);
}

export function shortDayOf(at: number, zone: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone }).format(
    at,
  );
}

/** `Europe/Berlin` as people say it: Berlin. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

const shapes: Record<'time' | 'day' | 'moment', Intl.DateTimeFormatOptions> = {
  time: { hour: 'numeric', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  moment: { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
};

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
