import type { CommandSpec, OptionSpec } from '../../src/port/command-spec.ts';
import { readOptions } from './read-options.ts';
import { splitCommandText } from './split-command-text.ts';
import type { CommandWords } from './words.ts';

/** What was typed, understood. */
export type ParsedCommand = {
  readonly kind: 'command';
  readonly path: string;
  readonly options: Readonly<Record<string, string>>;
};

/** Why it was not: a sentence, what was typed where that helps, and what to type instead. */
export type CommandProblem = {
  readonly kind: 'problem';
  readonly sentence: string;
  readonly typed?: string;
  readonly lines: readonly UsageLine[];
};

/** A way to write a command, and what it does. */
export type UsageLine = { readonly usage: string; readonly does: string };

/**
 * Reads the flat text after `/attune` as a command with its options. `text` is what Slack sends: with entities and
 * with people as `<@U1|name>`. Nothing typed asks for help.
 */
export function parseCommandText(
  commands: readonly CommandSpec[],
  text: string,
  words: CommandWords,
): ParsedCommand | CommandProblem {
  const [first, rest] = firstWord(text);
  if (first === '') return askForHelp(commands, words);
  const command = commands.find((one) => one.name === first.toLowerCase());
  if (command === undefined) {
    return {
      kind: 'problem',
      sentence: words.commandUnknown,
      typed: first,
      lines: commands.map(commandLine),
    };
  }
  if (command.subcommands.length === 0) return withOptions(command.name, command.options, rest, words);
  const [second, last] = firstWord(rest);
  const subcommand = command.subcommands.find((one) => one.name === second.toLowerCase());
  const lines = command.subcommands.map((one) =>
    usageLine(`${command.name} ${one.name}`, one.description, one.options),
  );
  const usual = command.subcommands.find((one) => one.usual === true);
  if (subcommand === undefined && usual !== undefined) {
    const read = withOptions(`${command.name} ${usual.name}`, usual.options, rest, words, usual.description);
    if (read.kind === 'command') return read;
  }
  if (second === '') return { kind: 'problem', sentence: words.commandNeedsWord(command.name), lines };
  if (subcommand === undefined) {
    return { kind: 'problem', sentence: words.commandUnknownWord(command.name), typed: second, lines };
  }
  return withOptions(`${command.name} ${subcommand.name}`, subcommand.options, last, words, subcommand.description);
}

/** A command as it is written, with its options in brackets where they can be left out. */
export function usageOf(path: string, options: readonly OptionSpec[]): string {
  const parts = options.map((option) => (option.required ? placeholderOf(option) : `[${placeholderOf(option)}]`));
  return [path, ...parts].join(' ');
}

function withOptions(
  path: string,
  options: readonly OptionSpec[],
  text: string,
  words: CommandWords,
  does = '',
): ParsedCommand | CommandProblem {
  const read = readOptions(
    options,
    text,
    splitCommandText(
      text,
      options.map((option) => option.name),
    ),
    words,
  );
  if (read.kind === 'options') return { kind: 'command', path, options: read.values };
  const lines = [
    usageLine(path, does, options),
    ...options.map((option) => ({ usage: `${option.name}:`, does: option.description })),
  ];
  return {
    kind: 'problem',
    sentence: read.sentence,
    ...(read.typed === undefined ? {} : { typed: read.typed }),
    lines,
  };
}

function askForHelp(commands: readonly CommandSpec[], words: CommandWords): ParsedCommand | CommandProblem {
  if (commands.some((one) => one.name === 'help')) return { kind: 'command', path: 'help', options: {} };
  return { kind: 'problem', sentence: words.commandKnown, lines: commands.map(commandLine) };
}

function commandLine(command: CommandSpec): UsageLine {
  if (command.subcommands.length === 0) return usageLine(command.name, command.description, command.options);
  const names = command.subcommands.map((one) => one.name).join(' | ');
  return { usage: `/attune ${command.name} ${names}`, does: command.description };
}

function usageLine(path: string, does: string, options: readonly OptionSpec[]): UsageLine {
  return { usage: `/attune ${usageOf(path, options)}`, does };
}

function placeholderOf(option: OptionSpec): string {
  return option.kind === 'partner' ? '@name' : `${option.name}:…`;
}

function firstWord(text: string): readonly [string, string] {
  const match = /^\s*(\S*)([\s\S]*)$/.exec(text);
  return [match?.[1] ?? '', match?.[2] ?? ''];
}
