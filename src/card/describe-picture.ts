import { limits } from './limits.ts';
import { type Markup, person, plain } from './markup.ts';
import type { Feelings, FeltBelow, Pair, Picture } from './picture.ts';

/**
 * All that a picture says, as text: its alternative text, and what is shown where it cannot be. The people are named
 * once, and what they said follows in the same order with a stroke between. Where months say more than fits, each row
 * keeps its first and its last month, or the last alone; and the days of a month become their number.
 */
export function describePicture(picture: Picture): Markup {
  switch (picture.kind) {
    case 'feelings':
      return withPeople(
        picture,
        picture.rows.map(({ label, at }) => `${label}: ${said(picture.steps, at)}.`),
      );
    case 'feelings-over-months':
      return firstThatFits(
        [everyMonth, firstAndLast, last].map((keep) => withPeople(picture, rowsOver(picture, keep))),
      );
    case 'month':
      return firstThatFits(
        monthsTold.map(([days, keep]) => [
          ...plain(
            [`${picture.title}.`, ...picture.counted.map((one) => `${one.label}: ${days(one.days)}.`)].join(' '),
          ),
          ...(picture.felt === null ? [] : [...plain(' '), ...withPeople(picture.felt, rowsOver(picture.felt, keep))]),
        ]),
      );
  }
}

/** The first of them, or the shortest, which is the last. */
function firstThatFits(all: readonly Markup[]): Markup {
  return all.find((one) => describedLength(one) <= limits.picture.alt) ?? all.at(-1) ?? [];
}

/** How long a description is at most, once the people in it have their names. */
export function describedLength(description: Markup): number {
  return description.reduce((all, span) => all + (span.kind === 'plain' ? span.text.length : limits.picture.name), 0);
}

function withPeople(
  { title, people: [one, other] }: Pick<Feelings, 'title' | 'people'>,
  rows: readonly string[],
): Markup {
  return [...plain(`${title}: `), person(one), ...plain(' / '), person(other), ...plain(`. ${rows.join(' ')}`)];
}

type Stretch = { readonly from: string; readonly to: string; readonly words: string };

function rowsOver({ rows, steps, months }: FeltBelow, keep: (all: readonly Stretch[]) => readonly Stretch[]) {
  return rows.map(({ label, at }) => {
    const stretches = at
      .map((pair, index) => ({ from: months[index] ?? '', to: months[index] ?? '', words: said(steps, pair) }))
      .filter((_, index) => at[index]?.some((step) => step !== null))
      .reduce<Stretch[]>(joined, []);
    const told = keep(stretches).map(({ from, to, words }) => `${from === to ? from : `${from}–${to}`} ${words}`);
    return `${label}: ${told.length === 0 ? nothing : told.join(', ')}.`;
  });
}

/** Months that say the same are told as one. */
function joined(all: Stretch[], next: Stretch): Stretch[] {
  const before = all.at(-1);
  return before?.words === next.words ? [...all.slice(0, -1), { ...before, to: next.to }] : [...all, next];
}

const everyMonth = (all: readonly Stretch[]) => all;
const firstAndLast = (all: readonly Stretch[]) => all.filter((_, index) => index === 0 || index === all.length - 1);
const last = (all: readonly Stretch[]) => all.slice(-1);

function said(steps: readonly string[], at: Pair): string {
  return at.map((step) => (step === null ? nothing : (steps[step] ?? nothing))).join(' / ');
}

/** Each day, and how often where it was more than once; days in a row as a stretch. */
function everyDay(days: readonly number[]): string {
  return stretchesOf(days, (day) => days.filter((one) => one === day).length);
}

/** The same without how often. */
function eachOnce(days: readonly number[]): string {
  return stretchesOf(days, () => 1);
}

/** On how many. */
function number(days: readonly number[]): string {
  return `${new Set(days).size}×`;
}

const monthsTold = [
  [everyDay, everyMonth],
  [eachOnce, everyMonth],
  [eachOnce, firstAndLast],
  [eachOnce, last],
  [number, last],
] as const;

function stretchesOf(days: readonly number[], timesOn: (day: number) => number): string {
  const each = [...new Set(days)].toSorted((one, other) => one - other);
  const stretches: number[][] = [];
  for (const day of each) {
    const before = stretches.at(-1);
    const goesOn = before?.at(-1) === day - 1 && timesOn(day) === 1 && timesOn(day - 1) === 1;
    if (before !== undefined && goesOn) before.push(day);
    else stretches.push([day]);
  }
  const told = stretches.flatMap((stretch) => {
    const [first = 0, ...more] = stretch;
    if (more.length > 1) return [`${first}–${more.at(-1)}`];
    return stretch.map((day) => (timesOn(day) === 1 ? String(day) : `${day} (${timesOn(day)}×)`));
  });
  return told.length === 0 ? nothing : told.join(', ');
}

const nothing = '–';
