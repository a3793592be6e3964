import { type APIApplication, REST, Routes } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import { type Published, type Publishing, publishCommands } from './publish-commands.ts';
import { apiAddress, createRequest } from './requests.ts';

export type DiscordToolOptions = {
  readonly token: string;
  readonly baseUrl?: string;
  readonly now: () => Instant;
};

/** What the command line asks of Discord, without connecting. Throws nothing but a `PlatformError`. */
export type DiscordTools = {
  /** The application that the token belongs to. A token that Discord refuses is `unavailable`. */
  readonly application: () => Promise<{ readonly id: string; readonly name: string }>;
  /** Registers the commands if those that are registered are not the same. */
  readonly publish: (what: Omit<Publishing, 'application'>) => Promise<Published>;
};

export function createDiscordTools({ token, baseUrl, now }: DiscordToolOptions): DiscordTools {
  const rest = new REST({ api: apiAddress(baseUrl), timeout: 10_000, retries: 2 });
  const request = createRequest(rest, token, now);
  const application = async () => {
    const { id, name } = (await request(
      'reading the application',
      'get',
      Routes.currentApplication(),
    )) as APIApplication;
    return { id, name };
  };
  return {
    application,
    publish: async (what) => publishCommands(request, { ...what, application: (await application()).id }),
  };
}
