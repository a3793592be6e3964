import { cardText } from '../fakes/seen-text.ts';
import { type Due, type Expected, expectedOf } from './expected.ts';
import type { Seen } from './rooms.ts';
import type { Lived } from './run.ts';
import { coupleIn } from './two.ts';

/** What the comparison found: how much was looked at, and a sentence for each difference. */
export type Found = { readonly came: number; readonly differences: readonly string[] };

/** Compares what came by itself with what should have. */
export function compare(lived: Lived): Found {
  const shown = Map.groupBy(
    lived.seen.filter(({ key }) => /^reveal:[^:]+$/.test(key)),
    ({ room }) => coupleIn(room),
  );
  const isUs = (text: string) => lived.usQuestions.some((question) => text.includes(question));
  const all = [...lived.seen, ...lived.notes.filter(({ key }) => reminder.test(key))];
  const seen = all.flatMap((one) => whatCame(one, isUs).map((what): Due => ({ ...one, what })));
  const came = seen.map(lineOf);
  const left = new Set(seen);
  const expected = lived.couples
    .map(({ couple, ...history }) => ({ ...history, shown: (shown.get(couple) ?? []).map(({ at }) => at) }))
    .flatMap((history) => expectedOf(history, lived.outages, lived.end))
    .flatMap((due) => asItCame(due, left).map(lineOf));
  return {
    came: came.length,
    differences: [
      ...beyond(expected, came).map((line) => `should have come, and did not: ${line}`),
      ...beyond(came, expected).map((line) => `came, and should not have: ${line}`),
      ...lived.errors.map((line) => `an error was reported: ${line}`),
    ].toSorted(),
  };
}

/** In the room, or, where the other one sleeps, a note; and whose it is. */
const reminder = /^date-(day-before|morning):[^:]+:[^:]+:(?:note-)?([01-]+)$/;

const ways: readonly (readonly [RegExp, Due['what']])[] = [
  // What is open when its couple moves is posted again in the new room, under a longer key.
  [/^invitation:[^:]+:[^:]+$/, 'pulse'],
  [/^jar-digest:[^:]+$/, 'digest'],
  [/^on-this-day-[^:]+:[^:]+$/, 'day'],
  [/^review:[^:]+$/, 'review'],
  [/^goal-review:[^:]+$/, 'goals'],
  [/^date-ask:[^:]+$/, 'how'],
];

/** What a message is, by its key: a reminder of both is one for each. */
function whatCame({ key, card }: Seen, isUs: (text: string) => boolean): readonly Due['what'][] {
  if (/^check-in:[^:]+$/.test(key)) return [isUs(cardText(card)) ? 'us' : 'question'];
  const [, kind, whose = ''] = reminder.exec(key) ?? [];
  if (kind !== undefined)
    return whose.split('-').map((side) => `${kind === 'morning' ? kind : 'eve'} ${Number(side) as 0 | 1}` as const);
  return ways.flatMap(([known, what]) => (known.test(key) ? [what] : []));
}

/** Where it may be a little late, as late as it was; nothing where it may have been no news any more. */
function asItCame(due: Expected, left: Set<Due>): readonly Due[] {
  const { late } = due;
  if (late === null) return [due];
  const came = [...left].find(
    ({ room, at, what }) =>
      room === due.room && what === due.what && ((at >= due.at && at <= late.by) || at === late.afterwards),
  );
  if (came !== undefined) {
    left.delete(came);
    return [came];
  }
  return Math.max(late.by, late.afterwards) < late.until ? [due] : [];
}

function lineOf({ room, at, what }: Due): string {
  return `${new Date(at).toISOString()} ${room} ${what}`;
}

/** Those of the first that the second has not, each as often as it is missing. */
function beyond(these: readonly string[], those: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const one of those) left.set(one, (left.get(one) ?? 0) + 1);
  return these.filter((one) => {
    const times = left.get(one) ?? 0;
    left.set(one, times - 1);
    return times <= 0;
  });
}
