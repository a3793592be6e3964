import type { CommandSpec, OptionSpec } from '../../../src/port/command-spec.ts';
import type { WirePerson } from '../wire.ts';
import { pageLocale, say } from './words.ts';

/** What is known while a command is typed. `picked` holds values that were proposed, by their label. */
export type CommandLineContext = {
  readonly commands: readonly CommandSpec[];
  readonly people: readonly WirePerson[];
  readonly picked: ReadonlyMap<string, string>;
};

export type CommandLine =
  | { readonly kind: 'command'; readonly path: string; readonly options: Readonly<Record<string, string>> }
  | { readonly kind: 'trouble'; readonly sentence: string };

/**
 * Reads a typed command: `/checkin pause days:3`, or without the names, in their order: `/pair Alex`. Names of
 * options, labels and people are taken in whatever case.
 */
export function readCommandLine(text: string, context: CommandLineContext): CommandLine {
  const typed = withUsual(text.replace(/^\//, '').trim(), context.commands);
  const path = pathOf(typed, context.commands);
  if (path === null) return trouble(whyNoPath(typed, context.commands));
  const specs = optionSpecs(path, context.commands);
  const { named, leading } = splitOptions(typed.slice(path.length).trim(), specs);
  const options: Record<string, string> = {};
  for (const [spec, written] of named) {
    const value = readValue(spec, written, context);
    if (value === null) return trouble(whyNoValue(spec, written, context));
    options[spec.name] = value;
  }
  const open = specs.filter((spec) => !named.some(([one]) => one === spec));
  const placed = placeWords(leading.split(/\s+/).filter(Boolean), open, context);
  if (placed === null) {
    const [first] = open;
    return trouble(
      first === undefined
        ? say('preview.command-more', { command: `/${path}`, words: leading })
        : whyNoValue(first, leading, context),
    );
  }
  const all = { ...placed, ...options };
  const missing = specs.find((spec) => spec.required && all[spec.name] === undefined);
  if (missing !== undefined) {
    const { name: option, description: about } = missing;
    return trouble(say('preview.command-needs', { command: `/${path}`, option, about }));
  }
  return { kind: 'command', path, options: all };
}

/** All commands and subcommands as they are typed, with what they do. */
export function allPaths(commands: readonly CommandSpec[]): readonly { path: string; description: string }[] {
  return commands.flatMap((command) =>
    command.subcommands.length === 0
      ? [{ path: command.name, description: command.description }]
      : command.subcommands.map((one) => ({ path: `${command.name} ${one.name}`, description: one.description })),
  );
}

/** The command that the text begins with, or `null`. */
export function pathOf(typed: string, commands: readonly CommandSpec[]): string | null {
  const begun = `${typed.toLowerCase()} `;
  return allPaths(commands).find(({ path }) => begun.startsWith(`${path} `))?.path ?? null;
}

/** A name that stands for one of its subcommands where none is typed: `/prompt trust` asks. */
function withUsual(typed: string, commands: readonly CommandSpec[]): string {
  const [name = ''] = typed.split(/\s+/, 1);
  const command = commands.find((one) => one.name === name.toLowerCase());
  const usual = command?.subcommands.find((one) => one.usual === true);
  if (usual === undefined || pathOf(typed, commands) !== null) return typed;
  return `${name} ${usual.name}${typed.slice(name.length)}`;
}

export function optionSpecs(path: string, commands: readonly CommandSpec[]): readonly OptionSpec[] {
  const [name, subcommand] = path.split(' ');
  const command = commands.find((one) => one.name === name);
  const owner = subcommand === undefined ? command : command?.subcommands.find((one) => one.name === subcommand);
  return owner?.options ?? [];
}

/** What stands before the first option's name, and what follows each. */
export function splitOptions(
  rest: string,
  specs: readonly OptionSpec[],
): { leading: string; named: readonly (readonly [OptionSpec, string])[] } {
  if (specs.length === 0) return { leading: rest, named: [] };
  const names = new RegExp(`(?:^|\\s)(${specs.map((spec) => spec.name).join('|')}):`, 'gi');
  const marks = [...rest.matchAll(names)];
  const named = marks.flatMap((mark, index) => {
    const spec = specs.find((one) => one.name === mark[1]?.toLowerCase());
    const value = rest.slice(mark.index + mark[0].length, marks[index + 1]?.index);
    return spec === undefined ? [] : [[spec, value.trim()] as const];
  });
  return { leading: rest.slice(0, marks[0]?.index), named };
}

/** The value that a written text stands for, or `null` if the option cannot take it. */
export function readValue(spec: OptionSpec, written: string, context: CommandLineContext): string | null {
  switch (spec.kind) {
    case 'number': {
      const number = Number(written);
      return /^\d+$/.test(written) && number >= spec.least && number <= spec.most ? String(number) : null;
    }
    case 'choice':
      return spec.choices.find((choice) => same(choice.label, written) || same(choice.value, written))?.value ?? null;
    case 'partner':
      return context.people.find((person) => same(person.name, written.replace(/^@/, '')))?.id ?? null;
    case 'text':
      return written === '' || written.length > spec.maxLength ? null : written;
    case 'suggested':
      return written === '' ? null : (context.picked.get(written) ?? written);
  }
}

/** Gives words without names to the options in their order, as many words to each as it can take. */
function placeWords(
  words: readonly string[],
  specs: readonly OptionSpec[],
  context: CommandLineContext,
): Record<string, string> | null {
  if (words.length === 0) return {};
  const [spec, ...rest] = specs;
  if (spec === undefined) return null;
  for (let count = words.length; count > 0; count -= 1) {
    const value = readValue(spec, words.slice(0, count).join(' '), context);
    const others = value === null ? null : placeWords(words.slice(count), rest, context);
    if (value !== null && others !== null) return { [spec.name]: value, ...others };
  }
  return null;
}

function whyNoPath(typed: string, commands: readonly CommandSpec[]): string {
  const [name = ''] = typed.toLowerCase().split(/\s+/);
  const command = commands.find((one) => one.name === name);
  if (command !== undefined) {
    const names = listed(command.subcommands.map((one) => one.name));
    return say('preview.command-several', { command: `/${name}`, names });
  }
  const near = commands.map((one) => one.name).find((one) => distance(one, name) <= 2);
  if (near !== undefined) return say('preview.command-near', { command: `/${name}`, near: `/${near}` });
  return typed === '' ? say('preview.command-no-name') : say('preview.command-unknown', { command: `/${name}` });
}

function whyNoValue(spec: OptionSpec, written: string, context: CommandLineContext): string {
  const { name: option, description: about } = spec;
  if (written === '') return say('preview.option-empty', { option, about });
  switch (spec.kind) {
    case 'number':
      return say('preview.option-number', { option, least: spec.least, most: spec.most });
    case 'choice':
      return say('preview.option-choice', {
        option,
        words: written,
        choices: listed(spec.choices.map((one) => one.label)),
      });
    case 'partner':
      return say('preview.option-person', { words: written, names: listed(context.people.map((one) => one.name)) });
    case 'text':
      return say('preview.option-too-long', { option, most: spec.maxLength, length: written.length });
    case 'suggested':
      return about;
  }
}

/** One or the other, as one lists them. */
function listed(names: readonly string[]): string {
  return new Intl.ListFormat(pageLocale(), { type: 'disjunction' }).format(names);
}

function trouble(sentence: string): CommandLine {
  return { kind: 'trouble', sentence };
}

function same(a: string, b: string): boolean {
  return a.normalize('NFKC').trim().toLowerCase() === b.normalize('NFKC').trim().toLowerCase();
}

/** How many letters differ (Levenshtein). */
function distance(a: string, b: string): number {
  let row = [...Array(b.length + 1).keys()];
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const swap = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
