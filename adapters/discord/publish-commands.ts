import { type APIApplicationCommand, Routes } from 'discord.js';
import type { CommandSpec } from '../../src/port/command-spec.ts';
import type { Log } from '../../src/port/log.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import { checkCommands } from './check-commands.ts';
import type { CommandIds } from './command-ids.ts';
import { type CommandBody, renderCommand, type Translations } from './render-command.ts';
import type { Request } from './requests.ts';

export type { Translations } from './render-command.ts';

/** What is to be registered where: for every server, or for one, where it shows at once and can be tried. */
export type Publishing = {
  readonly application: string;
  readonly guild?: string;
  readonly commands: readonly CommandSpec[];
  readonly translations?: Translations;
};

/** Whether anything had to be changed, and the id of each command by its name. */
export type Published = { readonly changed: boolean; readonly ids: ReadonlyMap<string, string> };

/** Registers the commands if those that are registered are not the same. Throws a `PlatformError`. */
export async function publishCommands(request: Request, publishing: Publishing): Promise<Published> {
  const wanted = bodiesOf(publishing);
  const problems = checkCommands(wanted);
  if (problems.length > 0) throw new PlatformError('rejected', `commands cannot be registered: ${problems.join('; ')}`);
  const registered = await readCommands(request, publishing);
  if (sameCommands(wanted, registered)) return { changed: false, ids: idsOf(registered) };
  const answer = await request('registering commands', 'put', routeOf(publishing), { body: wanted });
  return { changed: true, ids: idsOf(answer as readonly APIApplicationCommand[]) };
}

/**
 * Registers the commands at a start, and keeps their ids. What was registered before still works where that fails;
 * without it there is nothing to type, which the host has to know.
 */
export async function tryToPublish(
  request: Request,
  {
    application,
    commands,
    guild,
    translations,
    ids,
    log,
  }: {
    readonly application: string | null;
    readonly commands: readonly CommandSpec[];
    readonly guild?: string;
    readonly translations?: Translations;
    readonly ids: CommandIds;
    readonly log: Log;
  },
): Promise<void> {
  try {
    const id =
      application ??
      ((await request('reading who Attune is', 'get', Routes.currentApplication())) as { id: string }).id;
    const published = await publishCommands(request, {
      application: id,
      commands,
      ...(guild === undefined ? {} : { guild }),
      ...(translations === undefined ? {} : { translations }),
    });
    ids.set(published.ids);
    log.info(published.changed ? 'commands were registered' : 'commands are registered already');
  } catch (error) {
    log.error('commands could not be registered, try: attune discord publish', error);
  }
}

/** How what is registered compares to what would be: the same, something else, or nothing at all. */
export type Registered = 'the same' | 'different' | 'nothing';

/** Compares without changing anything. Throws a `PlatformError`. */
export async function compareCommands(request: Request, publishing: Publishing): Promise<Registered> {
  const registered = await readCommands(request, publishing);
  if (registered.length === 0) return 'nothing';
  return sameCommands(bodiesOf(publishing), registered) ? 'the same' : 'different';
}

/** The commands that are registered, with their sentences in all languages. */
export async function readCommands(
  request: Request,
  where: Pick<Publishing, 'application' | 'guild'>,
): Promise<readonly APIApplicationCommand[]> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const answer = await request('reading commands', 'get', routeOf(where), { query });
  return answer as readonly APIApplicationCommand[];
}

export function idsOf(commands: readonly APIApplicationCommand[]): ReadonlyMap<string, string> {
  return new Map(commands.map(({ name, id }) => [name, id]));
}

function bodiesOf({ commands, guild, translations = {} }: Publishing): readonly CommandBody[] {
  const all = commands.map((spec) => renderCommand(spec, translations));
  return guild === undefined ? all : all.map(forOneGuild);
}

/** In one server there is nowhere else to use a command, and Discord does not keep that it could not be. */
function forOneGuild({ contexts: _, integration_types: __, ...command }: CommandBody): CommandBody {
  return command;
}

function routeOf({ application, guild }: Pick<Publishing, 'application' | 'guild'>): `/${string}` {
  return guild === undefined
    ? Routes.applicationCommands(application)
    : Routes.applicationGuildCommands(application, guild);
}

/** Whether the same is registered, whatever Discord adds to it and in whatever order it lists the commands. */
function sameCommands(wanted: readonly CommandBody[], registered: readonly APIApplicationCommand[]): boolean {
  const text = (commands: readonly (CommandBody | APIApplicationCommand)[]) =>
    JSON.stringify(commands.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((command) => significant(command)));
  return text(wanted) === text(registered);
}

/** What we decide of a command, in one order, without what says no more than its absence. */
function significant(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(significant);
  if (typeof value !== 'object' || value === null) return value;
  const fields = decided.flatMap((key) => {
    const found = (value as Record<string, unknown>)[key];
    return isDefault(found) ? [] : [[key, key.endsWith('_localizations') ? sorted(found) : significant(found)]];
  });
  return Object.fromEntries(fields);
}

const decided = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'autocomplete',
  'choices',
  'value',
  'options',
  'contexts',
  'default_member_permissions',
  'nsfw',
] as const;

/** Discord answers with `null`, or leaves out, what says no more than its absence. */
function isDefault(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  return Array.isArray(value) ? value.length === 0 : typeof value === 'object' && Object.keys(value).length === 0;
}

function sorted(localizations: unknown): unknown {
  return Object.fromEntries(Object.entries(localizations as object).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
