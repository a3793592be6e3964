import { cardText } from '../fakes/seen-text.ts';
import { type Due, expectedOf } from './expected.ts';
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
  const expected = lived.couples
    .map(({ couple, ...history }) => ({ ...history, shown: (shown.get(couple) ?? []).map(({ at }) => at) }))
    .flatMap((history) => expectedOf(history, lived.outages, lived.end))
    .map(lineOf);
  const isUs = (text: string) => lived.usQuestions.some((question) => text.includes(question));
  const came = lived.seen.flatMap(({ key, room, at, card }) => {
    // What is open when its couple moves is posted again in the new room, under a longer key.
    if (/^invitation:[^:]+:[^:]+$/.test(key)) return [lineOf({ room, at, what: 'pulse' })];
    if (/^jar-digest:[^:]+$/.test(key)) return [lineOf({ room, at, what: 'digest' })];
    if (/^on-this-day-[^:]+:[^:]+$/.test(key)) return [lineOf({ room, at, what: 'day' })];
    if (/^review:[^:]+$/.test(key)) return [lineOf({ room, at, what: 'review' })];
    if (/^goal-review:[^:]+$/.test(key)) return [lineOf({ room, at, what: 'goals' })];
    if (!/^check-in:[^:]+$/.test(key)) return [];
    return [lineOf({ room, at, what: isUs(cardText(card)) ? 'us' : 'question' })];
  });
  return {
    came: came.length,
    differences: [
      ...beyond(expected, came).map((line) => `should have come, and did not: ${line}`),
      ...beyond(came, expected).map((line) => `came, and should not have: ${line}`),
      ...lived.errors.map((line) => `an error was reported: ${line}`),
    ].toSorted(),
  };
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
