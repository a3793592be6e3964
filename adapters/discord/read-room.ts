import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIRole,
  ChannelType,
  type Client,
  Routes,
} from 'discord.js';
import type { RoomRef } from '../../src/model/place.ts';
import { permissionsIn } from './permissions.ts';
import type { Request } from './requests.ts';

/** What is known of a channel: what the bot may do there, what everybody may, and how many are in its server. */
export type RoomFacts = {
  readonly bits: bigint;
  readonly everybody: bigint;
  readonly thread: 'none' | 'public' | 'private';
  /** Whether messages can be posted in it at all: a forum, a category and the like take none. */
  readonly takesMessages: boolean;
  readonly members: number;
};

/**
 * Reads a channel: from what the gateway keeps up to date where this process is connected to it, else with four
 * requests. Throws a `PlatformError`.
 */
export async function readRoom(client: Client, request: Request, room: RoomRef): Promise<RoomFacts> {
  return fromGateway(client, room) ?? (await fromRequests(request, room));
}

function fromGateway(client: Client, room: RoomRef): RoomFacts | null {
  const guild = client.guilds.cache.get(room.space);
  const channel = guild?.channels.cache.get(room.room);
  const me = guild?.members.me;
  if (guild === undefined || channel === undefined || me == null || !guild.available) return null;
  const bits = channel.permissionsFor(me)?.bitfield;
  const everybody = channel.permissionsFor(guild.roles.everyone)?.bitfield;
  if (bits === undefined || everybody === undefined) return null;
  return { bits, everybody, ...kindOf(channel.type), members: guild.memberCount };
}

async function fromRequests(request: Request, room: RoomRef): Promise<RoomFacts> {
  const get = async <T>(what: string, route: `/${string}`, query?: Record<string, string>) =>
    (await request(what, 'get', route, query === undefined ? {} : { query: new URLSearchParams(query) })) as T;
  const channel = await get<APIChannel>('reading the channel', Routes.channel(room.room));
  const guild = await get<APIGuild>('reading the server', Routes.guild(room.space), { with_counts: 'true' });
  const { id } = await get<{ id: string }>('reading who Attune is', Routes.user('@me'));
  const member = await get<APIGuildMember>('reading what Attune may do', Routes.guildMember(room.space, id));
  const kind = kindOf(channel.type);
  // A thread has no exceptions of its own: those of its channel hold.
  const parent = kind.thread === 'none' || !('parent_id' in channel) ? null : (channel.parent_id ?? null);
  const holder = parent === null ? channel : await get<APIChannel>('reading the channel', Routes.channel(parent));
  const overwrites = 'permission_overwrites' in holder ? (holder.permission_overwrites ?? []) : [];
  const roles: readonly APIRole[] = guild.roles;
  const where = { guild: room.space, roles, overwrites };
  return {
    bits: permissionsIn({ ...where, member: { id, roles: member.roles } }),
    everybody: permissionsIn({ ...where, member: null }),
    ...kind,
    members: guild.approximate_member_count ?? Number.POSITIVE_INFINITY,
  };
}

function kindOf(type: ChannelType): Pick<RoomFacts, 'thread' | 'takesMessages'> {
  const thread =
    type === ChannelType.PrivateThread
      ? 'private'
      : type === ChannelType.PublicThread || type === ChannelType.AnnouncementThread
        ? 'public'
        : 'none';
  return { thread, takesMessages: thread !== 'none' || writable.has(type) };
}

const writable: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
]);
