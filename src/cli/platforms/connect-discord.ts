import { createDiscordPlatform } from '../../../adapters/discord/platform.ts';
import { createDiscordTools } from '../../../adapters/discord/tools.ts';
import { isTokenRefused } from '../../../adapters/discord/translate-error.ts';
import { badToken } from '../../../adapters/discord/watch-connection.ts';
import type { DiscordWords } from '../../../adapters/discord/words.ts';
import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import { person } from '../../card/markup.ts';
import type { Content } from '../../content/library.ts';
import { PlatformError } from '../../port/platform-error.ts';
import { allCommands } from '../commands.ts';
import { CliError } from '../explain-failure.ts';
import type { DiscordConfig } from '../settings/platform-settings.ts';
import type { Connection, ConnectionParts } from './connection.ts';
import { whereToLook } from './where-to-look.ts';

/** Discord, not connected yet. */
export function connectDiscord(
  { token, shards, events, baseUrl }: DiscordConfig,
  parts: Omit<ConnectionParts, 'store'>,
): Connection {
  const { content, leases, log, metrics, system } = parts;
  const where = { token, proxies: process.env, ...(baseUrl === undefined ? {} : { baseUrl }) };
  const platform = createDiscordPlatform({
    ...where,
    shards,
    events,
    log,
    metrics,
    system,
    draw: drawPicture,
    words: (locale) => discordWords(content, locale),
    translations: allCommands(content).translations,
    ...(leases === undefined ? {} : { leases }),
    answersOnly: parts.posts === false,
  });
  return {
    platform,
    role: 'gateway',
    title: 'Discord',
    note: null,
    requests: null,
    start: async (inbox) => {
      try {
        await platform.start(inbox);
      } catch (error) {
        // Its message is written for the host.
        throw new CliError(error instanceof Error ? error.message : String(error), { cause: error });
      }
    },
    check: async () => {
      const tools = createDiscordTools({ ...where, now: () => system.now() });
      await tools.application().catch((error: unknown) => {
        // While Discord does not answer, what is to be posted waits.
        if (error instanceof PlatformError && isTokenRefused(error)) throw new CliError(badToken, { cause: error });
      });
    },
  };
}

/** What the adapter says itself, in the language nearest to `locale`. */
export function discordWords(content: Content, locale: string): DiscordWords {
  const { say } = content.library(locale);
  return {
    notTaken: say.text('refusals.could-not-take'),
    reopen: say.text('refusals.reopen'),
    kept: say('refusals.words-kept'),
    below: say('refusals.words-below'),
    late: say('discord.late'),
    notShown: (event) => say('refusals.done-not-shown', { command: whereToLook(event) }),
    broken: (reference) => say('refusals.something-broke', { reference }),
    thread: say.text('discord.thread'),
    closed: (whom) => say('discord.closed', { person: person(whom) }),
  };
}
