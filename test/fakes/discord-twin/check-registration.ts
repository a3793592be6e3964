import { repeated } from './check-message.ts';

type Part = {
  readonly name: string;
  readonly type?: number;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly options?: readonly Part[];
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly min_value?: number;
  readonly max_value?: number;
};

/** What Discord refuses of commands and its published description does not say, one sentence each. */
export function checkRegistration(commands: readonly Part[]): string[] {
  return [
    ...(commands.length > 100 ? ['more than 100 commands'] : []),
    ...repeated(
      'command',
      commands.map(({ name }) => name),
    ),
    ...commands.flatMap((command) => checkPart(command)),
    ...commands.filter((one) => lengthOf(one) > 8000).map(({ name }) => `/${name} is over 8000 characters`),
  ];
}

function checkPart(part: Part): string[] {
  const options = part.options ?? [];
  const firstOptional = options.findIndex((one) => one.required !== true);
  const nested = options.filter(({ type }) => type === 1 || type === 2).length;
  return [
    ...(/^[-_'\p{L}\p{N}]{1,32}$/u.test(part.name) && part.name === part.name.toLowerCase()
      ? []
      : [`"${part.name}" is no name`]),
    ...(part.description.length < 1 || part.description.length > 100 ? [`"${part.name}" is not described`] : []),
    ...repeated(
      'option',
      options.map(({ name }) => name),
    ),
    ...(nested > 0 && nested < options.length ? [`"${part.name}" mixes subcommands with options`] : []),
    ...(nested === 0 && firstOptional >= 0 && options.slice(firstOptional).some((one) => one.required === true)
      ? [`"${part.name}" has a required option after an optional one`]
      : []),
    ...(part.autocomplete === true && part.choices !== undefined
      ? [`"${part.name}" has choices and proposes values`]
      : []),
    ...repeated(
      'choice',
      (part.choices ?? []).map(({ value }) => value),
    ),
    ...((part.min_value ?? 0) > (part.max_value ?? Number.POSITIVE_INFINITY) ? [`"${part.name}" has no value`] : []),
    ...options.flatMap(checkPart),
  ];
}

function lengthOf(part: Part): number {
  const choices = (part.choices ?? []).reduce((sum, one) => sum + one.name.length + one.value.length, 0);
  const options = (part.options ?? []).reduce((sum, one) => sum + lengthOf(one), 0);
  return part.name.length + part.description.length + choices + options;
}
