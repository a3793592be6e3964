import type { Asked } from './answers.ts';
import type { Due, Expected } from './due.ts';
import { expectedOf } from './expected.ts';
import type { Lived } from './run.ts';
import { coupleIn } from './two.ts';
import { whatCame, whichQuestion } from './what-came.ts';

/** What the comparison found: how much was looked at, and a sentence for each difference. */
export type Found = { readonly came: number; readonly differences: readonly string[] };

/** Compares what came by itself with what should have. */
export function compare(lived: Lived): Found {
  const asked = Map.groupBy(askedOf(lived), ({ room }) => coupleIn(room));
  const all = [...lived.seen, ...lived.notes];
  const looked = all.map((one) => ({ one, whats: whatCame(one, lived.written) }));
  const seen = looked.flatMap(({ one: { room, at }, whats }) => (whats ?? []).map((what): Due => ({ room, at, what })));
  const unknown = looked.flatMap(({ one, whats }) => (whats === null ? [one] : []));
  const came = seen.map(lineOf);
  const left = new Set(seen);
  const { journeys, timely } = lived.written;
  const expected = lived.couples
    .map(({ couple, ...history }) => ({ ...history, journeys, timely, asked: asked.get(couple) ?? [] }))
    .flatMap((history) => expectedOf(history, lived.outages, lived.end))
    // What has to come is looked for first: of two alike, the one that came may be either.
    .toSorted((one, other) => Number(mayBeMissing(one)) - Number(mayBeMissing(other)))
    .flatMap((due) => asItCame(due, left).map(lineOf));
  return {
    came: came.length,
    differences: [
      ...beyond(expected, came).map((line) => `should have come, and did not: ${line}`),
      ...beyond(came, expected).map((line) => `came, and should not have: ${line}`),
      ...unknown.map(({ at, key }) => `came, and nobody reckons with it: ${new Date(at).toISOString()} ${key}`),
      ...lived.errors.map((line) => `an error was reported: ${line}`),
    ].toSorted(),
  };
}

/** What they were asked, as they saw it. */
function askedOf({ seen, written }: Lived): readonly Asked[] {
  return seen.flatMap(({ key, room, at, card }): Asked | [] => {
    const question = /^check-in:[^:]+$/.test(key) ? whichQuestion(card, written) : undefined;
    if (question === undefined) return [];
    return { key, room, at, us: question.us, prompt: question.id, isMission: question.isMission };
  });
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
  return mayBeMissing(due) ? [] : [due];
}

function mayBeMissing({ late }: Expected): boolean {
  return late !== null && Math.max(late.by, late.afterwards) >= late.until;
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
