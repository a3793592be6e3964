import { isBefore, type YearMonth } from './months.ts';

/**
 * Reads a month as people type it: `October`, `oct`, `October 2025`, `2025-10`, `10/2025`; names in English and in the
 * language given. Without a year it is the latest one that is not after `latest`. `null` if it cannot be read.
 */
export function readMonth(typed: string, latest: YearMonth, locale = 'en'): YearMonth | null {
  const parts = tidy(typed)
    .split(/[\s,./-]+/)
    .filter((part) => part !== '');
  const years = parts.filter((part) => /^\d{4}$/.test(part));
  const [name, ...more] = parts.filter((part) => !/^\d{4}$/.test(part));
  const month = name === undefined ? null : monthOf(name, locale);
  if (month === null || more.length > 0 || years.length > 1) return null;
  const [year] = years;
  if (year !== undefined) return new Temporal.PlainYearMonth(Number(year), month);
  const thisYear = new Temporal.PlainYearMonth(latest.year, month);
  return isBefore(latest, thisYear) ? thisYear.subtract({ years: 1 }) : thisYear;
}

/** By its number, its name, or how its name begins where only one begins so. */
function monthOf(word: string, locale: string): number | null {
  if (/^\d{1,2}$/.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : null;
  const begin = months.filter((month) => namesOf(month, locale).some((name) => name.startsWith(word)));
  const [only, second] = begin;
  return only === undefined || second !== undefined || word.length < 2 ? null : only;
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

function namesOf(month: number, locale: string): readonly string[] {
  return ['en', locale].map((one) =>
    tidy(new Intl.DateTimeFormat(one, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, 15))),
  );
}

function tidy(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim();
}
