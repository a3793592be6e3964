import { type APIApplication, type APIGatewayBotInfo, type APIPartialGuild, REST, Routes } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import type { RoomRef } from '../../src/model/place.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import { askForPlace } from './ask-for-place.ts';
import { eventPermission } from './permissions.ts';
import { factsOf } from './place.ts';
import type { ProxySettings } from './proxy.ts';
import {
  compareCommands,
  type Published,
  type Publishing,
  publishCommands,
  type Registered,
  readCommands,
} from './publish-commands.ts';
import { createRequest, restOptions } from './requests.ts';

export type DiscordToolOptions = {
  readonly token: string;
  readonly baseUrl?: string;
  readonly proxies?: ProxySettings;
  readonly now: () => Instant;
};

/** `needsCodeGrant` keeps an install link from working; with `sendsElsewhere` interactions go to an address and not to us. */
export type FoundApplication = {
  readonly id: string;
  readonly name: string;
  readonly needsCodeGrant: boolean;
  readonly sendsElsewhere: boolean;
};

/** What the command line asks of Discord, without connecting. Throws nothing but a `PlatformError`. */
export type DiscordTools = {
  /** The application that the token belongs to. A token that Discord refuses is `unavailable`: see `isTokenRefused`. */
  readonly application: () => Promise<FoundApplication>;
  /** The servers, of the first few, in which commands are registered for that server alone. */
  readonly guildsWithCommands: () => Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** How many connections Discord recommends, and how often the bot may still connect today. */
  readonly gateway: () => Promise<{ readonly shards: number; readonly startsLeft: number }>;
  /** Registers the commands if those that are registered are not the same. */
  readonly publish: (what: Omit<Publishing, 'application'>) => Promise<Published>;
  /** Compares the commands with those that are registered, and changes nothing. */
  readonly compare: (what: Omit<Publishing, 'application'>) => Promise<Registered>;
  /** Whether Attune may make events of the server that a room is in. */
  readonly mayMakeEvents: (room: RoomRef) => Promise<boolean>;
  /** The room that a channel's id names, with its server. `gone` for a channel that is in none. */
  readonly roomOf: (channel: string) => Promise<RoomRef>;
};

export function createDiscordTools({ token, baseUrl, proxies = {}, now }: DiscordToolOptions): DiscordTools {
  const rest = new REST(restOptions(baseUrl, proxies));
  const request = createRequest(rest, token, now);
  const application = async () => {
    const found = await request('reading the application', 'get', Routes.currentApplication());
    const {
      id,
      name,
      bot_require_code_grant: needsCodeGrant,
      interactions_endpoint_url: address,
    } = found as APIApplication;
    return { id, name, needsCodeGrant: needsCodeGrant === true, sendsElsewhere: (address ?? '') !== '' };
  };
  return {
    application,
    gateway: async () => {
      const found = await request('reading how to connect', 'get', Routes.gatewayBot());
      const { shards, session_start_limit: limit } = found as APIGatewayBotInfo;
      return { shards, startsLeft: limit.remaining };
    },
    guildsWithCommands: async () => {
      const { id } = await application();
      const query = new URLSearchParams({ limit: String(mostGuilds) });
      const guilds = await request('reading the servers', 'get', Routes.userGuilds(), { query });
      const found: { id: string; name: string }[] = [];
      for (const { id: guild, name } of guilds as readonly APIPartialGuild[]) {
        const commands = await readCommands(request, { application: id, guild });
        if (commands.length > 0) found.push({ id: guild, name });
      }
      return found;
    },
    publish: async (what) => publishCommands(request, { ...what, application: (await application()).id }),
    compare: async (what) => compareCommands(request, { ...what, application: (await application()).id }),
    mayMakeEvents: async (room) => {
      const { bits } = factsOf(await askForPlace(request, room));
      return (bits & eventPermission.bit) !== 0n;
    },
    roomOf: async (channel) => {
      const found = (await request('reading the channel', 'get', Routes.channel(channel))) as { guild_id?: string };
      if (found.guild_id === undefined) throw new PlatformError('gone', 'the channel is in no server');
      return { platform: 'discord', space: found.guild_id, room: channel };
    },
  };
}

/** Each is asked by itself. */
const mostGuilds = 20;
