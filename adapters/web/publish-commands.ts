import type { CommandSpec, OptionSpec } from '../../src/port/command-spec.ts';
import { webLimits } from './limits.ts';

/** The commands as the composer completes them: in the order of their names, checked like everywhere else. */
export function publishCommands(commands: readonly CommandSpec[]): readonly CommandSpec[] {
  const wrong = commands.flatMap(problemsOf);
  if (wrong.length > 0) throw new TypeError(`these commands cannot be shown: ${wrong.join('; ')}`);
  return commands.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The options of a command by its path (`tip`, `checkin now`), or `null` if there is no such command. */
export function optionsOf(commands: readonly CommandSpec[], path: string): readonly OptionSpec[] | null {
  const [name, subcommand, ...rest] = path.split(' ');
  const command = commands.find((one) => one.name === name);
  if (command === undefined || rest.length > 0) return null;
  if (subcommand === undefined) return command.subcommands.length > 0 ? null : command.options;
  return command.subcommands.find((one) => one.name === subcommand)?.options ?? null;
}

const namePattern = /^[a-z-]{1,32}$/;

function problemsOf(command: CommandSpec): string[] {
  const { command: limits } = webLimits;
  const parts = [command, ...command.subcommands];
  return parts.flatMap((part) => [
    ...[part, ...part.options].filter((one) => !namePattern.test(one.name)).map((one) => `"${one.name}" is no name`),
    ...[part, ...part.options]
      .filter((one) => one.description === '' || one.description.length > limits.description)
      .map((one) => `"${one.name}" has no description of 1 to ${limits.description} characters`),
    ...(part.options.length > limits.options ? [`"${part.name}" has more than ${limits.options} options`] : []),
  ]);
}
