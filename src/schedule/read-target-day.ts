import { dateOf } from '../model/calendar-day.ts';
import { monthFirst, monthNamed, numberWords, soon } from './day-words.ts';
import { type Reading, readable, unreadable } from './reading.ts';

/** Each is the key of a sentence. */
export type DayProblem = 'goal.day-unreadable' | 'goal.day-impossible' | 'goal.day-past' | 'goal.day-far';

/** How far ahead a day may lie, in years. */
const farthest = 50;

type Day = Temporal.PlainDate;

/**
 * Reads a day that is ahead as people type it, as `2027-06-12`: `June 12`, `12 June 2027`, `6/12/2027` in the order of
 * the locale, `2027-06-12`, `tomorrow`, `Friday`, `in three months`; of a month or a year alone its last day. Without a
 * year it is the next such day.
 */
export function readTargetDay(typed: string, today: Day, locale = 'en'): Reading<string, DayProblem> {
  const text = tidy(typed).replace(/^by /, '');
  const found = near(text, today, locale) ?? written(text, today, locale) ?? numbered(text, today, locale);
  if (found === null) return unreadable('goal.day-unreadable');
  if (found === 'impossible') return unreadable('goal.day-impossible');
  if (Temporal.PlainDate.compare(found, today) < 0) return unreadable('goal.day-past');
  if (found.year > today.year + farthest) return unreadable('goal.day-far');
  return readable(found.toString());
}

type Found = Day | 'impossible' | null;

/** Days that are named by how near they are. */
function near(text: string, today: Day, locale: string): Found {
  const day = soon(text, today, locale);
  // Nobody aims for today by the name of its weekday.
  if (day !== null) return day.equals(today) && !/^to(day|night)$/.test(text) ? today.add({ days: 7 }) : day;
  const span = /^(?:in )?(?<count>[a-z]+|\d{1,4}) (?<unit>day|week|month|year)s?$/.exec(text)?.groups;
  if (span === undefined) return null;
  const word = span['count'] ?? '';
  const count = word === 'next' ? 1 : (numberWords.get(word) ?? Number(word));
  return Number.isInteger(count) ? today.add({ [`${span['unit']}s`]: count }) : null;
}

/** `june 12 2027`, `12 june`, `june 2027`, `june`. */
function written(text: string, today: Day, locale: string): Found {
  const parts = text.split(/[\s,]+/).filter((part) => !['of', 'the', 'by', 'on', 'end', 'until', 'in'].includes(part));
  const names = parts.filter((part) => /^\p{L}/u.test(part));
  const numbers = parts.filter((part) => /^\d/.test(part)).map((part) => part.replace(/(st|nd|rd|th|\.)$/, ''));
  const [name] = names;
  const month = name === undefined ? null : monthNamed(name.replace(/\.$/, ''), locale);
  if (month === null || names.length > 1 || names.length + numbers.length !== parts.length) return null;
  const years = numbers.filter((number) => /^\d{4}$/.test(number));
  const days = numbers.filter((number) => /^\d{1,2}$/.test(number));
  if (years.length > 1 || days.length > 1 || years.length + days.length !== numbers.length) return null;
  const year = years[0] === undefined ? null : Number(years[0]);
  return days[0] === undefined ? lastDayOf(year, month, today) : dayOf(year, month, Number(days[0]), today);
}

/** `2027-06-12`, `6/12/2027`, `12.6.`, `2027`. */
function numbered(text: string, today: Day, locale: string): Found {
  if (/^\d{4}$/.test(text)) return lastDayOf(Number(text), 12, today);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), today);
  const parts = /^(\d{1,2}) ?([-/.]) ?(\d{1,2})(?: ?[-/.] ?(\d{2}|\d{4})?)?$/.exec(text);
  if (parts === null) return null;
  const [, first, separator, second, last] = parts;
  const year = last === undefined ? null : Number(last) + (last.length === 2 ? 2000 : 0);
  const dayFirst = separator === '.' || !monthFirst(locale);
  const [day, month] = dayFirst ? [first, second] : [second, first];
  return dayOf(year, Number(month), Number(day), today);
}

function dayOf(year: number | null, month: number, day: number, today: Day): Found {
  // The 29th of February comes within eight years.
  const years = year === null ? Array.from({ length: 9 }, (_, index) => today.year + index) : [year];
  const all = years.flatMap((one) => dateOf(one, month, day) ?? []);
  const ahead = all.find((one) => year !== null || Temporal.PlainDate.compare(one, today) >= 0);
  return ahead ?? 'impossible';
}

function lastDayOf(year: number | null, month: number, today: Day): Day {
  const from = Temporal.PlainDate.from({ year: year ?? today.year, month, day: 1 });
  const last = from.with({ day: from.daysInMonth });
  return year === null && Temporal.PlainDate.compare(last, today) < 0 ? lastDayOf(today.year + 1, month, today) : last;
}

function tidy(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ').replace(/[.!]$/, '');
}
