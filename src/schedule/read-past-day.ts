import { type CalendarDay, dateOf } from '../model/calendar-day.ts';
import { dayBefore, monthFirst, monthNamed, recent, weekdayNamed } from './day-words.ts';
import { type Reading, readable, unreadable } from './reading.ts';

/** Each is the key of a sentence. */
export type DayProblem =
  | 'moment.day-missing'
  | 'moment.day-unreadable'
  | 'moment.day-which'
  | 'moment.day-impossible'
  | 'moment.day-ahead'
  | 'moment.day-long-ago';

type DayReading = Reading<CalendarDay, DayProblem>;

/** What somebody's clock and habits make of what they type. */
export type DayHelp = { readonly today: CalendarDay; readonly locale: string };

/** The first year of which a day is taken. */
export const firstYear = 1900;

/**
 * Reads a day that is over, or today, as people type it: `today`, `last Friday`, `3 weeks ago`, `12 May 2019`,
 * `May 12th`, `5/12/2019`, `2019-05-12`; names in English and in the language given. Without a year it is the last such
 * day. Where the month could be either number, the one that comes first where the reader lives.
 */
export function readPastDay(typed: string, help: DayHelp): DayReading {
  const text = tidy(typed);
  if (text === '') return unreadable('moment.day-missing');
  const spoken = recent(text, help);
  if (spoken !== null) return checked(spoken, help);
  const parts = inNumbers(text, help) ?? inWords(text, help);
  if (parts === null) return unreadable('moment.day-unreadable');
  return parts === 'which' ? unreadable('moment.day-which') : dayOf(parts, help);
}

/** `year` is left out where none was typed. */
type Parts = { readonly day: number; readonly month: number; readonly year?: number };

/** `2019-05-12`, `12.5.2019`, `5/12/19`, `5/12`. */
function inNumbers(text: string, help: DayHelp): Parts | null {
  const iso = /^(?<year>\d{4})[-/. ](?<month>\d{1,2})[-/. ](?<day>\d{1,2})$/.exec(text)?.groups;
  if (iso !== undefined) return { year: Number(iso['year']), month: Number(iso['month']), day: Number(iso['day']) };
  const match = /^(\d{1,2})(?<by>[-/.])(\d{1,2})(?:\k<by>(\d{2}|\d{4}))?\.?$/.exec(text.replace(/(?<=[.]) /g, ''));
  if (match === null) return null;
  const [, first, by, second, year] = match;
  const [one, two] = [Number(first), Number(second)];
  const usual = by !== '.' && monthFirst(help.locale);
  const isMonthFirst = one > 12 ? false : two > 12 ? true : usual;
  const [month, day] = isMonthFirst ? [one, two] : [two, one];
  return { month, day, ...(year === undefined ? {} : { year: fullYear(year, help) }) };
}

/** `12 May 2019`, `May 12th`, `Sunday, the 12th of May ’19`; without its day it is not known which. */
function inWords(text: string, help: DayHelp): Parts | 'which' | null {
  const words = text.split(/[ .\-/]+/).filter((word) => word !== '' && !between.has(word));
  const [weekday = '', ...others] = words;
  const rest = others.length > 0 && weekdayNamed(weekday, help.locale) !== null ? others : words;
  const month = rest.map((word) => monthNamed(word, help.locale)).find((one) => one !== null);
  const numbers = rest.filter((word) => monthNamed(word, help.locale) === null);
  const read = numbers.map((word) => /^(?<number>\d+)(?:st|nd|rd|th)?$/.exec(word.replace(/^'/, ''))?.[1]);
  if (read.some((one) => one === undefined) || rest.length - numbers.length > 1) return null;
  const long = read.filter((one) => one?.length === 4);
  const [day, short, more] = read.filter((one) => one !== undefined && one.length <= 2);
  const count = long.length + [day, short].filter((one) => one !== undefined).length;
  if (more !== undefined || count !== read.length || count > 2) return null;
  const year = long[0] ?? short;
  if (month === undefined) return read.length === 1 && long.length === 1 ? 'which' : null;
  if (day === undefined) return 'which';
  return { day: Number(day), month, ...(year === undefined ? {} : { year: fullYear(year, help) }) };
}

/** The day itself, if there is one. Without a year, the last that was. */
function dayOf({ day, month, year }: Parts, help: DayHelp): DayReading {
  const thisYear = Number(help.today.slice(0, 4));
  const years = year === undefined ? Array.from({ length: leapGap }, (_, ago) => thisYear - ago) : [year];
  const days = years.flatMap((one) => dateOf(one, month, day)?.toString() ?? []);
  const found = days.find((one) => one <= help.today) ?? days[0];
  return found === undefined ? unreadable('moment.day-impossible') : checked(found, help);
}

/** The most years from one 29 February to the next, and one more. */
const leapGap = 9;

function checked(day: CalendarDay, { today }: DayHelp): DayReading {
  if (day > today) return unreadable('moment.day-ahead');
  return Number(day.slice(0, 4)) < firstYear ? unreadable('moment.day-long-ago') : readable(day);
}

/** Two digits are the last year that ends so: `98` in 2026 is 1998. */
function fullYear(typed: string, { today }: DayHelp): number {
  if (typed.length === 4) return Number(typed);
  const last = Math.floor(Number(today.slice(0, 4)) / 100) * 100 + Number(typed);
  return last <= Number(today.slice(0, 4)) ? last : last - 100;
}

/** Words that say nothing of which day it is. */
const between: ReadonlySet<string> = new Set(['on', 'the', 'of', 'in']);

/** A typed apostrophe may be any of several. */
function tidy(typed: string): string {
  return dayBefore(
    typed
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[‘’ʼ`´]/g, "'"),
  )
    .replace(/[,\s]+/g, ' ')
    .trim();
}
