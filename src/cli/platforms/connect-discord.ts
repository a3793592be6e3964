import { createDiscordPlatform } from '../../../adapters/discord/platform.ts';
import type { DiscordWords } from '../../../adapters/discord/words.ts';
import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import { person } from '../../card/markup.ts';
import type { Content } from '../../content/library.ts';
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
  const { content, log, metrics, system } = parts;
  const platform = createDiscordPlatform({
    token,
    shards,
    events,
    proxies: process.env,
    log,
    metrics,
    system,
    draw: drawPicture,
    words: (locale) => discordWords(content, locale),
    translations: allCommands(content).translations,
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  return {
    platform,
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
