import type { Client, GatewayGuildDeleteDispatchData } from 'discord.js';
import type { NoticeEvent } from '../../src/port/inbound-event.ts';

/** A deleted channel or thread, as the gateway tells it. */
export type GoneChannel = { readonly id: string; readonly guild_id?: string };

type Gone = Extract<NoticeEvent, { what: 'room-gone' }>;

/** Attune was removed from a server, or the server is gone: all its channels with it. An outage is neither. */
export function guildGone(client: Client, guild: GatewayGuildDeleteDispatchData): readonly Gone[] {
  if (guild.unavailable === true) return [];
  const known = client.guilds.cache.get(guild.id)?.channels.cache ?? new Map<string, unknown>();
  return [...known.keys()].map((room) => roomGone(guild.id, room));
}

/** A channel or a thread was deleted; the threads of a channel go with it, and are not told of. */
export function channelGone(client: Client, { id, guild_id: guild }: GoneChannel): readonly Gone[] {
  if (guild === undefined) return [];
  const threads = [...(client.guilds.cache.get(guild)?.channels.cache.values() ?? [])].filter(
    (one) => one.isThread() && one.parentId === id,
  );
  return [id, ...threads.map((one) => one.id)].map((room) => roomGone(guild, room));
}

function roomGone(space: string, room: string): Gone {
  return { kind: 'notice', what: 'room-gone', room: { platform: 'discord', space, room } };
}
