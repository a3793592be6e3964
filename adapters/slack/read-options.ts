import type { OptionSpec } from '../../src/port/command-spec.ts';
import { type Piece, readable } from './split-command-text.ts';
import type { CommandWords } from './words.ts';

/** The options by name, or the sentence that says what is wrong, with what was typed where that helps. */
export type ReadOptions =
  | { readonly kind: 'options'; readonly values: Readonly<Record<string, string>> }
  | OptionProblem;

type OptionProblem = { readonly kind: 'problem'; readonly sentence: string; readonly typed?: string };

/**
 * Gives each piece to its option: named ones first, the others in the order of the options. The words after a
 * named text, and those left over at the end, belong to that text, so that nobody has to put it in quotes.
 */
export function readOptions(
  specs: readonly OptionSpec[],
  typed: string,
  pieces: readonly Piece[],
  words: CommandWords,
): ReadOptions {
  const values: Record<string, string> = {};
  const groups = groupByOption(specs, pieces);
  for (const [name, group] of groups.named) {
    if (name in values) return { kind: 'problem', sentence: words.optionTwice(name) };
    const spec = specs.find((one) => one.name === name);
    const problem = spec === undefined ? null : give(spec, group, typed, values, words);
    if (problem !== null) return problem;
  }
  const problem = placeRest(specs, groups.rest, typed, values, words);
  if (problem !== null) return problem;
  const missing = specs.find((spec) => spec.required && values[spec.name] === undefined);
  return missing === undefined
    ? { kind: 'options', values }
    : { kind: 'problem', sentence: missingSentence(missing, words) };
}

type Group = readonly Piece[];

/** The words after a named text, up to the next name, are its own unless it was quoted; a menu takes what makes a choice. */
function groupByOption(
  specs: readonly OptionSpec[],
  pieces: readonly Piece[],
): { named: [string, Group][]; rest: Piece[] } {
  const named: [string, Group][] = [];
  const rest: Piece[] = [];
  for (let at = 0; at < pieces.length; ) {
    const [first, ...after] = pieces.slice(at);
    if (first === undefined) break;
    if (first.option === null) rest.push(first);
    const run = [first, ...untilName(after)];
    const count =
      first.option === null
        ? 1
        : countNamed(
            specs.find((one) => one.name === first.option),
            run,
          );
    if (first.option !== null) named.push([first.option, run.slice(0, count)]);
    at += count;
  }
  return { named, rest };
}

function untilName(pieces: Group): Group {
  const end = pieces.findIndex((piece) => piece.option !== null);
  return end < 0 ? pieces : pieces.slice(0, end);
}

function countNamed(spec: OptionSpec | undefined, run: Group): number {
  return spec === undefined || run[0]?.quoted === true ? 1 : countFor(spec, run, true);
}

/** The unnamed pieces, in order; a menu takes as many words as one of its choices has, the last text all that is left. */
function placeRest(
  specs: readonly OptionSpec[],
  rest: Group,
  typed: string,
  values: Record<string, string>,
  words: CommandWords,
): OptionProblem | null {
  let left = rest;
  const open = specs.filter((spec) => values[spec.name] === undefined);
  for (const [index, spec] of open.entries()) {
    if (left.length === 0) return null;
    const last = index === open.length - 1;
    const count = countFor(spec, left, last);
    const problem = give(spec, left.slice(0, count), typed, values, words);
    if (problem !== null) return problem;
    left = left.slice(count);
  }
  const [extra] = left;
  if (extra === undefined) return null;
  return { kind: 'problem', sentence: words.tooMuch, typed: extra.text };
}

function countFor(spec: OptionSpec, left: Group, last: boolean): number {
  if ((spec.kind === 'text' || spec.kind === 'suggested') && last) return left.length;
  if (spec.kind !== 'choice') return 1;
  for (let count = Math.min(left.length, 8); count > 1; count -= 1) {
    if (choiceOf(spec, joined(left.slice(0, count))) !== null) return count;
  }
  return 1;
}

function give(
  spec: OptionSpec,
  group: Group,
  typed: string,
  values: Record<string, string>,
  words: CommandWords,
): OptionProblem | null {
  const text = group.length === 1 ? (group[0]?.text ?? '') : readable(typed.slice(group[0]?.from, group.at(-1)?.to));
  if (text.trim() === '') return { kind: 'problem', sentence: words.optionEmpty(spec.name) };
  const problem = check(spec, text, group, words);
  if (problem !== null) return { kind: 'problem', sentence: problem, typed: text };
  values[spec.name] = valueFor(spec, text, group);
  return null;
}

function check(spec: OptionSpec, text: string, group: Group, words: CommandWords): string | null {
  switch (spec.kind) {
    case 'text':
      return text.length > spec.maxLength ? words.optionTooLong(spec.name, spec.maxLength, text.length) : null;
    case 'number': {
      const fits = /^\d{1,9}$/.test(text) && Number(text) >= spec.least && Number(text) <= spec.most;
      return fits ? null : words.optionNumber(spec.name, spec.least, spec.most);
    }
    case 'choice':
      return choiceOf(spec, text) === null
        ? words.optionChoice(
            spec.name,
            spec.choices.map((one) => one.label),
          )
        : null;
    case 'partner':
      return group.length === 1 && group[0]?.person !== null ? null : words.personUnknown;
    case 'suggested':
      return null;
  }
}

function valueFor(spec: OptionSpec, text: string, group: Group): string {
  if (spec.kind === 'partner') return group[0]?.person ?? '';
  return spec.kind === 'choice' ? (choiceOf(spec, text) ?? '') : text;
}

/** A choice by its value or its label, in whatever case. */
function choiceOf(spec: OptionSpec & { kind: 'choice' }, text: string): string | null {
  const wanted = folded(text);
  return spec.choices.find((one) => folded(one.value) === wanted || folded(one.label) === wanted)?.value ?? null;
}

function missingSentence(spec: OptionSpec, words: CommandWords): string {
  if (spec.kind === 'partner') return words.personMissing;
  return words.optionMissing(spec.name);
}

function joined(group: Group): string {
  return group.map((piece) => piece.text).join(' ');
}

/** A word as people tell it from another. */
export function folded(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
