import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandSpec, OptionSpec } from '../../src/port/command-spec.ts';
import { discordLimits } from './limits.ts';

export type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** The same commands with their sentences in other languages, by the language's name in `content/`. */
export type Translations = Readonly<Record<string, readonly CommandSpec[]>>;

/** A command as it is registered: in servers, for everybody in them, with its sentences in all languages. */
export function renderCommand(spec: CommandSpec, translations: Translations): CommandBody {
  const others = Object.entries(translations).flatMap(([language, specs]) => {
    const same = specs.find(({ name }) => name === spec.name);
    return same === undefined ? [] : [{ language, part: same }];
  });
  return {
    type: ApplicationCommandType.ChatInput,
    name: spec.name,
    ...describe(spec, others),
    options:
      spec.subcommands.length === 0
        ? renderOptions(spec, others)
        : spec.subcommands.map((subcommand) =>
            renderSubcommand(
              subcommand,
              others.flatMap(({ language, part }) => inOther(part.subcommands, subcommand.name, language)),
            ),
          ),
    contexts: inDirectMessages.has(spec.name)
      ? [InteractionContextType.Guild, InteractionContextType.BotDM]
      : [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: null,
    nsfw: false,
  };
}

/**
 * What needs no room of two can be asked where nobody else looks on, in the direct messages with Attune. Other commands
 * need the room: who somebody is and whose partner goes by the server.
 */
const inDirectMessages: ReadonlySet<string> = new Set(['support', 'help']);

type Part = { readonly name: string; readonly description: string };

/** The same part of a command in another language. */
type Other<T> = { readonly language: string; readonly part: T };

type Subcommand = CommandSpec['subcommands'][number];

function renderSubcommand(
  subcommand: Subcommand,
  others: readonly Other<Subcommand>[],
): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: subcommand.name,
    ...describe(subcommand, others),
    options: renderOptions(subcommand, others),
  };
}

/** Discord wants those that are required first; otherwise they keep their order. */
function renderOptions(
  { options }: Pick<Subcommand, 'options'>,
  others: readonly Other<Pick<Subcommand, 'options'>>[],
): APIApplicationCommandBasicOption[] {
  return options
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .map((option) =>
      renderOption(
        option,
        others.flatMap(({ language, part }) => inOther(part.options, option.name, language)),
      ),
    );
}

function renderOption(option: OptionSpec, others: readonly Other<OptionSpec>[]): APIApplicationCommandBasicOption {
  const base = { name: option.name, ...describe(option, others), required: option.required };
  switch (option.kind) {
    case 'text':
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        max_length: Math.min(option.maxLength, discordLimits.command.textLength),
      };
    case 'number':
      return { ...base, type: ApplicationCommandOptionType.Integer, min_value: option.least, max_value: option.most };
    case 'choice':
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        choices: option.choices.map(({ value, label }) => ({
          name: label,
          value,
          ...localised('name_localizations', (other) => labelIn(other, value), others),
        })),
      };
    case 'suggested':
      return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
    case 'partner':
      return { ...base, type: ApplicationCommandOptionType.User };
  }
}

function labelIn(option: OptionSpec, value: string): string | undefined {
  return option.kind === 'choice' ? option.choices.find((choice) => choice.value === value)?.label : undefined;
}

function describe(part: Part, others: readonly Other<Part>[]) {
  return {
    description: part.description,
    ...localised('description_localizations', (other) => other.description, others),
  };
}

function localised<K extends string, T>(
  key: K,
  text: (part: T) => string | undefined,
  others: readonly Other<T>[],
): { readonly [_ in K]?: LocalizationMap } {
  const entries = others.flatMap(({ language, part }) => {
    const found = text(part);
    return found === undefined ? [] : discordLocales(language).map((locale) => [locale, found] as const);
  });
  return (entries.length === 0 ? {} : { [key]: Object.fromEntries(entries) }) as { [_ in K]?: LocalizationMap };
}

/** `pt` stands for Discord's `pt-BR`, `es` for both kinds of Spanish; English is what stands where nothing else does. */
function discordLocales(language: string): readonly Locale[] {
  const all = Object.values(Locale);
  const exact = all.filter((locale) => locale === language);
  if (exact.length > 0) return exact;
  return all.filter((locale) => locale.split('-')[0] === language && language !== 'en');
}

function inOther<T extends Part>(parts: readonly T[], name: string, language: string): readonly Other<T>[] {
  const part = parts.find((one) => one.name === name);
  return part === undefined ? [] : [{ language, part }];
}
