import { limits } from './limits.ts';
import { type Markup, person, plain } from './markup.ts';
import type { Feelings, FeelingsOverMonths, Month, Pair, Picture } from './picture.ts';

/**
 * All that a picture says, as text: its alternative text, and what is shown where it cannot be. The people are named
 * once, and what they said follows in the same order with a stroke between. Where months say more than fits, each row
 * keeps its first and its last month, or the last alone.
 */
export function describePicture(picture: Picture): Markup {
  switch (picture.kind) {
    case 'feelings':
      return withPeople(
        picture,
        picture.rows.map(({ label, at }) => `${label}: ${said(picture.steps, at)}.`),
      );
    case 'feelings-over-months': {
      const all = [everyMonth, firstAndLast, last].map((keep) => withPeople(picture, rowsOver(picture, keep)));
      return all.find((one) => describedLength(one) <= limits.picture.alt) ?? all.at(-1) ?? [];
    }
    case 'month':
      return plain([`${picture.title}.`, ...picture.counted.map(happened)].join(' '));
  }
}

/** How long a description is at most, once the people in it have their names. */
export function describedLength(description: Markup): number {
  return description.reduce((all, span) => all + (span.kind === 'plain' ? span.text.length : limits.picture.name), 0);
}

function withPeople({ title, people: [one, other] }: Feelings | FeelingsOverMonths, rows: readonly string[]): Markup {
  return [...plain(`${title}: `), person(one), ...plain(' / '), person(other), ...plain(`. ${rows.join(' ')}`)];
}

type Stretch = { readonly from: string; readonly to: string; readonly words: string };

function rowsOver({ rows, steps, months }: FeelingsOverMonths, keep: (all: readonly Stretch[]) => readonly Stretch[]) {
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

function happened({ label, days }: Month['counted'][number]): string {
  const each = [...new Set(days)]
    .toSorted((one, other) => one - other)
    .map((day) => {
      const times = days.filter((one) => one === day).length;
      return times === 1 ? String(day) : `${day} (${times}×)`;
    });
  return each.length === 0 ? `${label}.` : `${label}: ${each.join(', ')}.`;
}

const nothing = '–';
