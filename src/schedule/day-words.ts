import type { CalendarDay } from '../model/calendar-day.ts';
import { type Weekday, weekdays } from '../model/ritual.ts';
import { dayName } from './read-days.ts';

/** One token for what takes several words, and none of them for what says only when on the day it was. */
export function dayBefore(text: string): string {
  return text.replace(/\b(the )?day before yesterday\b/, '2 days ago').replace(/\blast night\b/, 'yesterday');
}

/** A day that is told from today: `yesterday`, `Friday`, `last Friday`, `3 weeks ago`; `null` if it is not. */
export function recent(text: string, { today, locale }: { today: CalendarDay; locale: string }): CalendarDay | null {
  const now = Temporal.PlainDate.from(today);
  if (/^(today|tonight|this (morning|afternoon|evening)|just now|now)$/.test(text)) return today;
  if (/^yesterday( (morning|afternoon|evening))?$/.test(text)) return now.subtract({ days: 1 }).toString();
  const ago = /^(?<count>\S+) (?<unit>day|week|month|year)s? ago( today)?$/.exec(text)?.groups;
  if (ago !== undefined) {
    const count = numberWords.get(ago['count'] ?? '') ?? Number(ago['count']);
    if (!Number.isInteger(count) || count < 0 || count > longestAgo) return null;
    return now.subtract({ [`${ago['unit']}s`]: count }).toString();
  }
  const [, last, name = ''] = /^(?:on )?(last )?(\S+)$/.exec(text) ?? [];
  const weekday = weekdayNamed(name, locale);
  if (weekday === null) return null;
  const back = (now.dayOfWeek - weekday + 7) % 7;
  return now.subtract({ days: back === 0 && last !== undefined ? 7 : back }).toString();
}

/** A day ahead that is told from today: `tomorrow`, `Friday`, `next Friday` of the week after this; `null` if it is not. */
export function soon(text: string, today: Temporal.PlainDate, locale: string): Temporal.PlainDate | null {
  const ahead = named.get(text);
  if (ahead !== undefined) return today.add({ days: ahead });
  const parts = /^(?:on )?(?:(?<which>this|next|coming|this coming) )?(?<name>\p{L}+)(?: night| evening)?$/u.exec(
    text,
  )?.groups;
  const weekday = parts === undefined ? null : weekdayNamed(parts['name'] ?? '', locale);
  if (weekday === null) return null;
  if (parts?.['which'] === 'next') return today.add({ days: 7 - today.dayOfWeek + weekday });
  return today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
}

/** A map: an object would know `constructor` as well. */
const named: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
  ['tomorrow night', 1],
  ['the day after tomorrow', 2],
  ['day after tomorrow', 2],
]);

/** A day of the week by its name, or how that begins, three letters at least. */
export function weekdayNamed(word: string, locale: string): Weekday | null {
  const name = word.replace(/\.$/, '');
  if (name.length < 3) return null;
  return (
    weekdays.find((day) => ['en', locale].some((one) => dayName(day, one).toLowerCase().startsWith(name))) ??
    weekdays.find((day) => dayName(day, locale, 'short').toLowerCase().replace(/\.$/, '') === name) ??
    null
  );
}

/** 1 to 12, by the name of a month or how it begins, three letters at least. */
export function monthNamed(word: string, locale: string): number | null {
  if (word.length < 3 || /^\d/.test(word)) return null;
  const at = months.find((month) => ['en', locale].some((one) => monthName(month, one).startsWith(word)));
  return at ?? (word === 'sept' ? 9 : null);
}

/** Whether `5/12` is in May where this is read. */
export function monthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' }).formatToParts(0);
  const order = parts.map(({ type }) => type);
  return order.indexOf('month') < order.indexOf('day');
}

function monthName(month: number, locale: string): string {
  const key = `${locale} ${month}`;
  const made =
    names.get(key) ??
    new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
      .format(Date.UTC(2024, month - 1, 1))
      .toLowerCase();
  names.set(key, made);
  return made;
}

/** Making one takes a hundred times as long as using it. */
const names = new Map<string, string>();

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** Enough for every day that is taken: more than a hundred years of them. */
const longestAgo = 50_000;

/** The counts that people write out. A map: an object would know `constructor` as well. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
    .map((word, number): [string, number] => [word, number])
    .concat([
      ['a', 1],
      ['an', 1],
    ]),
);
