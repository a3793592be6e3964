import { dateOf } from '../model/calendar-day.ts';
import type { Weekday } from '../model/ritual.ts';
import { monthFirst, monthNamed, numberWords, soon, weekdayNamed } from './day-words.ts';
import { type Reading, readable, unreadable } from './reading.ts';

/** Each is the key of a sentence. */
export type DateProblem =
  | 'date.day-missing'
  | 'date.day-unreadable'
  | 'date.day-impossible'
  | 'date.day-other-weekday'
  | 'date.day-far';

/** Further ahead than this nobody plans, and a mistyped year is more likely. */
const farthestYears = 2;

/**
 * Reads a day as people type it: `tomorrow`, `Friday`, `next Tuesday`, `in two weeks`, `the 5th`, `Dec 5`, `5 December`,
 * `Sat 5 Dec 2026`, `12/5`, `5.12.`, `2026-12-05`; names in English and in the language given. A day without its year is
 * the next that there is, today included; one with its year may be past. `today` is the reader's.
 */
export function readDate(
  typed: string,
  { today, locale = 'en' }: { readonly today: Temporal.PlainDate; readonly locale?: string },
): Reading<Temporal.PlainDate, DateProblem> {
  const text = tidy(typed);
  if (text === '') return unreadable('date.day-missing');
  const found = soon(text, today, locale) ?? byDistance(text, today);
  if (found !== null) return within(found, today);
  const { rest, weekday } = withoutWeekday(text, locale);
  const parts = byDigits(rest, locale) ?? byMonth(rest, locale) ?? byOrdinal(rest);
  if (parts === null) return unreadable('date.day-unreadable');
  const date = nextOf(parts, today);
  if (date === null) return unreadable('date.day-impossible');
  if (weekday !== null && date.dayOfWeek !== weekday) return unreadable('date.day-other-weekday');
  return within(date, today);
}

function within(date: Temporal.PlainDate, today: Temporal.PlainDate): Reading<Temporal.PlainDate, DateProblem> {
  const farthest = today.add({ years: farthestYears });
  return Temporal.PlainDate.compare(date, farthest) > 0 ? unreadable('date.day-far') : readable(date);
}

/** `in 3 days`, `in a week`, `two weeks from now`. */
function byDistance(text: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const parts = distance.exec(text)?.groups;
  const { count = '', unit } = parts ?? {};
  const number = /^\d/.test(count) ? Number(count) : numberWords.get(count);
  if (number === undefined) return null;
  return today.add(unit === 'day' ? { days: number } : unit === 'week' ? { weeks: number } : { months: number });
}

const many = String.raw`(?<count>\d{1,3}|[a-z]+) (?<unit>day|week|month)s?`;

const distance = new RegExp(`^(?:in ${many}|${many} from (?:now|today))$`);

/** `Saturday 5 December` without the name of its day. */
function withoutWeekday(text: string, locale: string): { readonly rest: string; readonly weekday: Weekday | null } {
  const [first = '', ...rest] = text.split(' ');
  const weekday = rest.length === 0 ? null : weekdayNamed(first, locale);
  return weekday === null ? { rest: text, weekday } : { rest: rest.join(' '), weekday };
}

type Parts = { readonly day: number; readonly month?: number; readonly year?: number };

/** `2026-12-05`, `5.12.`, `5.12.2026`, and with slashes in the order of the reader's part of the world. */
function byDigits(text: string, locale: string): Parts | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const parts = /^(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$/.exec(text);
  if (parts === null) return null;
  const [, one, separator, two, year] = parts.map((part) => part ?? '');
  const isMonthFirst = separator === '/' && monthFirst(locale) && Number(one) <= 12;
  const isDayFirst = !isMonthFirst && Number(two) <= 12;
  return {
    day: Number(isDayFirst ? one : two),
    month: Number(isDayFirst ? two : one),
    ...yearOf(year),
  };
}

/** `Dec 5`, `5 December`, `the 5th of December 2026`. */
function byMonth(text: string, locale: string): Parts | null {
  const monthBefore = /^(?<month>\p{L}+) (?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/u;
  const dayFirst = /^(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>\p{L}+)(?: (?<year>\d{4}))?$/u;
  const parts = (monthBefore.exec(text) ?? dayFirst.exec(text))?.groups;
  const month = parts === undefined ? null : monthNamed(parts['month'] ?? '', locale);
  return month === null ? null : { day: Number(parts?.['day']), month, ...yearOf(parts?.['year']) };
}

/** `the 5th`: of this month, or of the next. */
function byOrdinal(text: string): Parts | null {
  const day = /^(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)$/.exec(text)?.[1];
  return day === undefined ? null : { day: Number(day) };
}

/**
 * `null` for a day that no calendar has. What leaves out its year, or its month, is the next that there is; but what has
 * just gone by is that one: who writes it is more likely to be wrong than to mean next year.
 */
function nextOf({ day, month, year }: Parts, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (year !== undefined) return dateOf(year, month ?? today.month, day);
  const latest = today.subtract({ days: month === undefined ? 0 : justGoneBy });
  // A 29 February comes once in eight years at the latest, a 31st every other month.
  const tries = month === undefined ? 3 : 9;
  for (let ahead = month === undefined ? 0 : -1; ahead < tries; ahead++) {
    const { year: y, month: m } = today
      .toPlainYearMonth()
      .add(month === undefined ? { months: ahead } : { years: ahead });
    const date = dateOf(y, month ?? m, day);
    if (date !== null && Temporal.PlainDate.compare(date, latest) >= 0) return date;
  }
  return null;
}

/** In days. */
const justGoneBy = 60;

function yearOf(text: string | undefined): { readonly year?: number } {
  if (text === undefined || text === '') return {};
  return { year: text.length === 2 ? 2000 + Number(text) : Number(text) };
}

/** A dot after letters, or after the number of a day, says nothing; after two numbers it belongs to them. */
function tidy(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/,/g, ' ')
    .replace(/(\p{L})\./gu, '$1')
    .replace(/(^|\s)(\d{1,2})\.(?=\s)/g, '$1$2')
    .replace(/\s+/g, ' ')
    .trim();
}
