import type { UserRef } from '../model/place.ts';

/** What two people said about one thing: a step for each, by its index, in the order of the people; `null` where one said nothing. */
export type Pair = readonly [number | null, number | null];

/**
 * How things feel to both, side by side: a row for each, and on it a mark for each partner at one of a few named steps,
 * from the least to the most. Words, never a grade.
 */
export type Feelings = {
  readonly kind: 'feelings';
  readonly title: string;
  readonly people: readonly [UserRef, UserRef];
  readonly steps: readonly string[];
  readonly rows: readonly { readonly label: string; readonly at: Pair }[];
};

/** The same over months: for each row what both said in each month, oldest first. */
export type FeelingsOverMonths = {
  readonly kind: 'feelings-over-months';
  readonly title: string;
  readonly people: readonly [UserRef, UserRef];
  readonly steps: readonly string[];
  /** The months' names, short: they stand below a line. */
  readonly months: readonly string[];
  readonly rows: readonly { readonly label: string; readonly at: readonly Pair[] }[];
};

/** What a thing of a month was: something shared, a thank-you, something done together, something kept or planned. */
export const monthKinds = ['shared', 'thanked', 'done', 'kept'] as const;

export type MonthKind = (typeof monthKinds)[number];

/** How things felt over the months, small, below a month; a single month will do. */
export type FeltBelow = Omit<FeelingsOverMonths, 'kind'>;

/**
 * A month in review: a calendar with a sign on each day on which something happened, which sign is which below it, and how
 * things felt over the months, where that is known. `days` are days of the month, each as often as it happened.
 */
export type Month = {
  readonly kind: 'month';
  readonly title: string;
  /** In which direction the language runs: the week runs along. */
  readonly direction: 'ltr' | 'rtl';
  /** The names of the days of the week, short, in the order in which this calendar has them. */
  readonly weekdays: readonly string[];
  /** How many days of the first week are of the month before, and how many days the month has. */
  readonly before: number;
  readonly length: number;
  readonly counted: readonly { readonly what: MonthKind; readonly label: string; readonly days: readonly number[] }[];
  readonly felt: FeltBelow | null;
};

/**
 * A picture as what it says, not how it is drawn. All texts in it are ours and in one language; people are drawn by the
 * names that they have where the picture is shown.
 */
export type Picture = Feelings | FeelingsOverMonths | Month;

/** How things feel to both now. Each row gives the steps of the first and of the second person. */
export function feelings(what: Omit<Feelings, 'kind'>): Feelings {
  return { kind: 'feelings', ...what };
}

/** How things felt to both over the months. A month in which neither said anything has `[null, null]`. */
export function feelingsOverMonths(what: Omit<FeelingsOverMonths, 'kind'>): FeelingsOverMonths {
  return { kind: 'feelings-over-months', ...what };
}

/**
 * What happened in a month of a year. `firstDay` is the day with which a week begins: 1 is Monday, 7 is Sunday. The
 * language runs from left to right, unless something else is said.
 */
export function monthInReview(
  { year, month, firstDay }: { readonly year: number; readonly month: number; readonly firstDay: number },
  what: Pick<Month, 'title' | 'weekdays' | 'counted'> & Partial<Pick<Month, 'direction' | 'felt'>>,
): Month {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (first.getUTCDay() - (firstDay % 7) + 7) % 7;
  return { kind: 'month', direction: 'ltr', before, length, felt: null, ...what };
}
