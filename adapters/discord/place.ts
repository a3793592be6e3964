import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import type { KnownMember, KnownPlaces } from './known-places.ts';
import { type Overwrite, permissionsIn, type Role } from './permissions.ts';
import { isThread } from './read-places.ts';

/** A channel with all that decides who may do what in it. Of a thread, the exceptions are those of its channel. */
export type Place = {
  readonly guild: string;
  readonly owner: string | null;
  readonly roles: readonly Role[];
  readonly members: number;
  readonly me: KnownMember & { readonly id: string };
  readonly type: number;
  readonly overwrites: readonly Overwrite[];
  readonly locked: boolean;
  readonly joined: boolean;
};

/** What Attune may do in a channel, and what kind of channel it is. */
export type RoomFacts = {
  readonly bits: bigint;
  readonly type: number;
  readonly locked: boolean;
  /** `false` where it is certain that Attune is not in this private thread. */
  readonly joined: boolean;
  readonly timedOutUntil: Instant | null;
};

export function factsOf(place: Place): RoomFacts {
  const { type, locked, joined, me } = place;
  return { bits: mayDo(place, me), type, locked, joined, timedOutUntil: me.timedOutUntil };
}

/** What somebody in the server may do there. Whoever owns the server may do everything. */
export function mayDo(place: Place, member: { readonly id: string; readonly roles: readonly string[] } | null): bigint {
  if (member !== null && member.id === place.owner) return allPermissions;
  return permissionsIn({ guild: place.guild, member, roles: place.roles, overwrites: place.overwrites });
}

/** Others than the two, and Attune, can read a channel that everybody in the server can. */
export function isPublic(place: Place): boolean {
  const everybody = mayDo(place, null);
  return (
    place.type !== ChannelType.PrivateThread &&
    (everybody & PermissionFlagsBits.ViewChannel) !== 0n &&
    place.members > 3
  );
}

/** A place as the gateway told it, or `null` if anything of it could not be read. */
export function placeFrom(known: KnownPlaces, guildId: string, roomId: string, me: string | null): Place | null {
  const guild = known.guild(guildId);
  const channel = guild?.channels.get(roomId);
  if (guild === null || channel === undefined || me === null) return null;
  const holder = isThread(channel.type) && channel.parent !== null ? guild.channels.get(channel.parent) : channel;
  const overwrites = holder?.overwrites ?? null;
  const { roles, me: own, locale: _, channels: __, ...rest } = guild;
  if (overwrites === null || roles === null || own === null || channel.locked === null) return null;
  return {
    guild: guildId,
    owner: rest.owner,
    roles: [...roles.values()],
    members: rest.members ?? Number.POSITIVE_INFINITY,
    me: { ...own, id: me },
    type: channel.type,
    overwrites,
    locked: channel.locked,
    joined: channel.joined,
  };
}

const allPermissions = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);
