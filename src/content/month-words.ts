import type { Instant } from '../model/instant.ts';

/** `March`, as a sentence names a month that is not long ago; `March 2025` where it was in another year than `seen`. */
export function monthWords(at: Instant, zone: string, locale: string, seen: Instant): string {
  const yearOf = (moment: Instant) => format(locale, zone, { year: 'numeric' }, moment);
  const withYear = yearOf(at) === yearOf(seen) ? {} : ({ year: 'numeric' } as const);
  return format(locale, zone, { month: 'long', ...withYear }, at);
}

function format(locale: string, timeZone: string, how: Intl.DateTimeFormatOptions, at: Instant): string {
  return new Intl.DateTimeFormat(locale, { ...how, timeZone }).format(at);
}
