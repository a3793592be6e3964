import { discordLimits } from './limits.ts';
import type { CommandBody } from './render-command.ts';

/** What Discord would refuse of these commands, one sentence each; empty when they can be registered. */
export function checkCommands(commands: readonly CommandBody[]): string[] {
  const { global } = discordLimits.command;
  return [
    ...(commands.length > global ? [`${commands.length} commands are more than ${global}`] : []),
    ...repeated(commands.map(({ name }) => name)),
    ...commands.flatMap((command) => checkPart(command, command.name)),
    ...commands
      .filter((one) => totalLength(one) > discordLimits.command.total)
      .map(({ name }) => `/${name} is too long`),
  ];
}

type Part = {
  readonly name: string;
  readonly description?: string | undefined;
  readonly description_localizations?: object | null | undefined;
  readonly options?: readonly Part[] | undefined;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[] | undefined;
};

function checkPart(part: Part, path: string): string[] {
  const { name, description, options, choices, choiceName, choiceValue } = discordLimits.command;
  const descriptions = [part.description ?? '', ...Object.values(part.description_localizations ?? {})];
  const parts = part.options ?? [];
  const offered = part.choices ?? [];
  return [
    ...(/^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}]+$/u.test(part.name) && part.name.length <= name ? [] : [`"${path}" is no name`]),
    ...descriptions
      .filter((one) => typeof one !== 'string' || one === '' || one.length > description)
      .map(() => `"${path}" has no description of 1 to ${description} characters`),
    ...(parts.length > options ? [`"${path}" has more than ${options} options`] : []),
    ...repeated(parts.map((one) => one.name)),
    ...(offered.length > choices ? [`"${path}" has more than ${choices} choices`] : []),
    ...repeated(offered.map((one) => String(one.value))),
    ...offered
      .filter((one) => one.name === '' || one.name.length > choiceName || String(one.value).length > choiceValue)
      .map((one) => `"${path}" cannot offer "${one.name}"`),
    ...parts.flatMap((one) => checkPart(one, `${path} ${one.name}`)),
  ];
}

function repeated(names: readonly string[]): string[] {
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(twice)].map((name) => `"${name}" is there twice`);
}

function totalLength(part: Part): number {
  const longest = Math.max(
    (part.description ?? '').length,
    ...Object.values(part.description_localizations ?? {}).map((one) => String(one).length),
  );
  const choices = (part.choices ?? []).reduce((sum, one) => sum + one.name.length + String(one.value).length, 0);
  return part.name.length + longest + choices + (part.options ?? []).reduce((sum, one) => sum + totalLength(one), 0);
}
