import { Routes } from 'discord.js';
import type { RoomRef } from '../../src/model/place.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { Place } from './place.ts';
import { type Raw, record, records, snowflake } from './raw.ts';
import { isThread, readChannel, readGuild, readMember } from './read-places.ts';
import type { Request } from './requests.ts';

/** Reads a channel with a few requests, where the gateway did not tell of it. Throws a `PlatformError`. */
export async function askForPlace(request: Request, room: RoomRef): Promise<Place> {
  const ask = asking(request);
  const rawChannel = await ask('reading the channel', Routes.channel(room.room));
  const rawGuild = await ask('reading the server', Routes.guild(room.space), { with_counts: 'true' });
  const me = snowflake((await ask('reading who Attune is', Routes.user('@me')))['id']) ?? '';
  const member = readMember(await ask('reading what Attune may do', Routes.guildMember(room.space, me)));
  const guild = readGuild(rawGuild, me);
  const channel = readChannel(rawChannel);
  // A thread has no exceptions of its own: those of its channel hold.
  const holder =
    isThread(channel.type) && channel.parent !== null
      ? readChannel(await ask('reading the channel', Routes.channel(channel.parent)))
      : channel;
  if (guild.roles === null || holder.overwrites === null || member === null) {
    throw new PlatformError('unknown', 'reading the channel: Discord answered what cannot be read');
  }
  return {
    guild: room.space,
    owner: guild.owner,
    roles: [...guild.roles.values()],
    members: guild.members ?? Number.POSITIVE_INFINITY,
    me: { ...member, id: me },
    type: channel.type,
    overwrites: holder.overwrites,
    locked: channel.locked === true,
    joined: true,
  };
}

/** The ids of a server's channels, those that Attune cannot see too. Threads are not among them. */
export async function askForChannels(request: Request, guild: string): Promise<readonly string[]> {
  const found = await request('reading the server', 'get', Routes.guildChannels(guild));
  return records(found).flatMap(({ id }) => snowflake(id) ?? []);
}

function asking(request: Request) {
  return async (what: string, route: `/${string}`, query?: Record<string, string>): Promise<Raw> => {
    const answer = await request(what, 'get', route, query === undefined ? {} : { query: new URLSearchParams(query) });
    return record(answer) ?? {};
  };
}
