import { dateIn } from '../model/calendar-day.ts';
import type { Instant, Period } from '../model/instant.ts';

/** A month of a year. */
export type YearMonth = Temporal.PlainYearMonth;

/** The month that it is in a zone at a moment. */
export function monthAt(at: Instant, zone: string): YearMonth {
  return dateIn(zone, at).toPlainYearMonth();
}

/** From its first moment in a zone until the first one of the next. */
export function periodOf(month: YearMonth, zone: string): Period {
  const begin = (one: YearMonth) => one.toPlainDate({ day: 1 }).toZonedDateTime(zone).epochMilliseconds;
  return { from: begin(month), until: begin(month.add({ months: 1 })) };
}

/** Which day of its month a moment is in a zone. */
export function dayOfMonth(at: Instant, zone: string): number {
  return dateIn(zone, at).day;
}

/** Whether one is earlier than the other. */
export function isBefore(one: YearMonth, other: YearMonth): boolean {
  return Temporal.PlainYearMonth.compare(one, other) < 0;
}

/** `October 2026`, as it is written in a language. */
export function monthName(month: YearMonth, locale: string): string {
  return formatOf(locale).format(Date.UTC(month.year, month.month - 1, 15));
}

/** Making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string): Intl.DateTimeFormat {
  const format =
    formats.get(locale) ?? new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  if (formats.size < 200) formats.set(locale, format);
  return format;
}
