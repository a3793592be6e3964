import { type Weekday, weekdays } from '../model/ritual.ts';
import { type Reading, readable, unreadable } from './reading.ts';

/** Each is the key of a sentence. */
export type DaysProblem = 'rhythm.days-missing' | 'rhythm.days-unreadable' | 'rhythm.days-unclear';

/**
 * Reads days as people type them: `mon, wed, fri`, `Tuesdays and Thursdays`, `mon-fri`, `weekdays`, `weekends`,
 * `every day`; names in English and in the language given. The days come ascending, each once.
 */
export function readDays(typed: string, locale = 'en'): Reading<readonly Weekday[], DaysProblem> {
  const days = new Set<Weekday>();
  for (const part of partsOf(typed)) {
    const some = readPart(part, locale);
    if (some === null) return unreadable('rhythm.days-unreadable');
    if (some === 'unclear') return unreadable('rhythm.days-unclear');
    for (const one of some) days.add(one);
  }
  return days.size === 0 ? unreadable('rhythm.days-missing') : readable(weekdays.filter((one) => days.has(one)));
}

/** The name of a day, `Monday`, or `Mon` when short. */
export function dayName(day: Weekday, locale: string, width: 'long' | 'short' = 'long'): string {
  const key = `${locale} ${width}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
  formats.set(key, format);
  // 1 January 2024 was a Monday.
  return format.format(Date.UTC(2024, 0, day));
}

/** Making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `every day` and `mon to fri` become one part each; commas, spaces and `and` separate. */
function partsOf(typed: string): readonly string[] {
  return tidy(typed)
    .replace(/\b(every|each|all) (days?)\b/g, '$1$2')
    .replace(/ ?[-–] ?| to /g, '-')
    .split(/[\s,;/&+]+/)
    .filter((part) => part !== '' && part !== 'and');
}

function readPart(part: string, locale: string): readonly Weekday[] | 'unclear' | null {
  const group = groups.get(part);
  if (group !== undefined) return group;
  // Before it is taken for a range: names can hold a hyphen (`segunda-feira`).
  const alone = readDay(part, locale);
  if (alone !== null) return alone === 'unclear' ? alone : [alone];
  const [from, to, ...more] = part.split('-').map((name) => readDay(name, locale));
  if (from === 'unclear' || to === 'unclear') return 'unclear';
  if (from === null || from === undefined || to === null || more.length > 0) return null;
  if (to === undefined) return [from];
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => weekdays[(from - 1 + index) % 7] ?? from);
}

/** A day by its name or by how its name begins; `unclear` when several begin so. */
function readDay(name: string, locale: string): Weekday | 'unclear' | null {
  const word = name.replace(/\.$/, '');
  if (word === '') return null;
  const begin = weekdays.filter((day) => namesOf(day, locale).some((full) => full.startsWith(word)));
  const singular = weekdays.filter((day) => namesOf(day, locale).some((full) => `${full}s` === word));
  const [only, second] = begin.length > 0 ? begin : singular;
  if (second !== undefined) return 'unclear';
  return only ?? null;
}

function namesOf(day: Weekday, locale: string): readonly string[] {
  const short = dayName(day, locale, 'short').toLowerCase().replace(/\.$/, '');
  return [dayName(day, 'en').toLowerCase(), dayName(day, locale).toLowerCase(), short, ...(usual[day] ?? [])];
}

/** Short forms that are not how the English name begins. */
const usual: Partial<Record<Weekday, readonly string[]>> = { 2: ['tues'], 4: ['thurs'] };

const all: readonly Weekday[] = weekdays;

const atWork: readonly Weekday[] = [1, 2, 3, 4, 5];

const atRest: readonly Weekday[] = [6, 7];

/** A map: an object would know `constructor` as well. */
const groups: ReadonlyMap<string, readonly Weekday[]> = new Map([
  ['everyday', all],
  ['eachday', all],
  ['daily', all],
  ['alldays', all],
  ['all', all],
  ['weekday', atWork],
  ['weekdays', atWork],
  ['workdays', atWork],
  ['weekend', atRest],
  ['weekends', atRest],
]);

function tidy(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}
