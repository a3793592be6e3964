import { ChannelType, GatewayDispatchEvents as happened } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import type { NoticeEvent } from '../../src/port/inbound-event.ts';
import type { KnownGuild, KnownPlaces } from './known-places.ts';
import { obstaclesIn } from './obstacles.ts';
import { factsOf, placeFrom } from './place.ts';
import { type Raw, record, records, snowflake, snowflakes } from './raw.ts';
import { isThread, readChannel, readGuild, readMember, readRole, readSettings } from './read-places.ts';

/** Takes what happened on Discord, keeps it in mind, and says what of it the bot has to know. */
export type FollowPlaces = Readonly<Record<string, (data: Raw) => readonly NoticeEvent[]>>;

export function followPlaces(parts: {
  readonly places: KnownPlaces;
  /** Attune's own id, once it is known. */
  readonly me: () => string | null;
  readonly now: () => Instant;
}): FollowPlaces {
  const { places, me, now } = parts;

  const works = (guild: string, room: string): boolean => {
    const place = placeFrom(places, guild, room, me());
    return place !== null && obstaclesIn(factsOf(place), now()).length === 0;
  };

  /** The rooms in which Attune can work after a change, and could not before. */
  const regained = (guild: string, rooms: (known: KnownGuild) => readonly string[], change: () => void) => {
    const known = places.guild(guild);
    const before = new Set(known === null ? [] : rooms(known).filter((room) => works(guild, room)));
    change();
    const after = places.guild(guild);
    return (known === null || after === null ? [] : rooms(after))
      .filter((room) => !before.has(room) && works(guild, room))
      .map((room): NoticeEvent => ({ kind: 'notice', what: 'room-open', room: roomRef(guild, room) }));
  };
  const everyRoom = ({ channels }: KnownGuild): readonly string[] => [...channels.keys()];

  const changeChannel = (data: Raw): readonly NoticeEvent[] => {
    const { guild, id } = idsOf(data);
    const channel = readChannel(data);
    const mine = ({ channels }: KnownGuild) => [id, ...threadsOf(channels, id)];
    return regained(guild, mine, () => places.guild(guild)?.channels.set(id, channel));
  };

  /** One that was not told of before was archived, or hidden from Attune. */
  const changeThread = (data: Raw): readonly NoticeEvent[] => {
    const { guild, id } = idsOf(data);
    const { type, locked } = readChannel(data);
    const isNew = places.guild(guild)?.channels.get(id)?.locked !== true;
    const shut = locked === true && isNew && type !== ChannelType.PrivateThread ? shutThread(data) : [];
    const isArchived = record(data['thread_metadata'])?.['archived'] === true;
    if (!isArchived) return [...shut, ...changeChannel(data)];
    // Archived threads are not told of any more; there may be any number of them.
    places.guild(guild)?.channels.delete(id);
    return shut;
  };

  const changeRole = (data: Raw): readonly NoticeEvent[] => {
    const guild = need(snowflake(data['guild_id']));
    const role = readRole(record(data['role']) ?? {});
    const gone = snowflake(data['role_id']);
    return regained(guild, everyRoom, () => {
      const known = places.guild(guild)?.roles ?? null;
      const roles = new Map(known ?? []);
      if (gone !== null) roles.delete(gone);
      else if (role !== null) roles.set(role.id, role);
      // With a role that cannot be read, nobody knows what anybody may do: it is asked for.
      const isKnown = known !== null && (gone !== null || role !== null);
      places.change(guild, { roles: isKnown ? roles : null });
    });
  };

  return {
    [happened.Ready]: (data) => {
      places.announce(snowflakes(records(data['guilds']).map(({ id }) => id)));
      return [];
    },
    [happened.GuildCreate]: (data) => {
      const id = need(snowflake(data['id']));
      if (data['unavailable'] === true) {
        places.announce([id]);
        return [];
      }
      const isNew = places.isNew(id);
      places.set(id, readGuild(data, me()));
      const space: NoticeEvent = { kind: 'notice', what: 'space-open', place: { platform: 'discord', space: id } };
      return isNew ? [space] : [];
    },
    [happened.GuildUpdate]: (data) => {
      const id = need(snowflake(data['id']));
      return regained(id, everyRoom, () => places.change(id, readSettings(data)));
    },
    // Attune was removed from a server, or the server is gone: all its channels with it. An outage is neither.
    [happened.GuildDelete]: (data) => {
      const id = need(snowflake(data['id']));
      if (data['unavailable'] === true) return [];
      const rooms = [...(places.guild(id)?.channels.keys() ?? [])];
      places.forget(id);
      return rooms.map((room) => roomGone(id, room));
    },
    [happened.GuildRoleCreate]: changeRole,
    [happened.GuildRoleUpdate]: changeRole,
    [happened.GuildRoleDelete]: changeRole,
    // Of others than Attune it is told only with a privileged intent.
    [happened.GuildMemberUpdate]: (data) => {
      const guild = need(snowflake(data['guild_id']));
      if (snowflake(record(data['user'])?.['id']) !== me()) return [];
      return regained(guild, everyRoom, () => places.change(guild, { me: readMember(data) }));
    },
    [happened.ChannelCreate]: (data) => quietly(changeChannel, data),
    [happened.ChannelUpdate]: changeChannel,
    [happened.ChannelDelete]: (data) => forgetChannel(places, idsOf(data)),
    [happened.ThreadCreate]: (data) =>
      data['newly_created'] === true ? quietly(changeThread, data) : changeThread(data),
    [happened.ThreadUpdate]: changeThread,
    [happened.ThreadDelete]: (data) => [...forgetChannel(places, idsOf(data)), ...shutThread(data)],
    [happened.ThreadListSync]: (data) =>
      records(data['threads']).flatMap((one) => changeThread({ ...one, guild_id: data['guild_id'] })),
    [happened.ThreadMembersUpdate]: (data) => {
      const { guild, id } = idsOf(data);
      const thread = places.guild(guild)?.channels.get(id);
      const own = me();
      if (thread === undefined || own === null || thread.type !== ChannelType.PrivateThread) return [];
      const added = records(data['added_members']).some((one) => snowflake(one['user_id']) === own);
      const removed = snowflakes(data['removed_member_ids']).includes(own);
      if (!added && !removed) return [];
      return regained(
        guild,
        () => [id],
        () => places.guild(guild)?.channels.set(id, { ...thread, joined: added }),
      );
    },
  };
}

/** A channel or a thread was deleted; the threads of a channel go with it, and are not told of. */
function forgetChannel(places: KnownPlaces, { guild, id }: { guild: string; id: string }): readonly NoticeEvent[] {
  const channels = places.guild(guild)?.channels;
  const all = [id, ...(channels === undefined ? [] : threadsOf(channels, id))];
  for (const one of all) channels?.delete(one);
  return all.map((room) => roomGone(guild, room));
}

/** What stands in a thread that began with a message has to go on elsewhere. */
function shutThread(data: Raw): readonly NoticeEvent[] {
  const { guild, id } = idsOf(data);
  const parent = snowflake(data['parent_id']);
  return parent === null
    ? []
    : [{ kind: 'notice', what: 'thread-shut', room: { ...roomRef(guild, parent), under: id } }];
}

function threadsOf(channels: KnownGuild['channels'], parent: string): readonly string[] {
  return [...channels].filter(([, one]) => isThread(one.type) && one.parent === parent).map(([id]) => id);
}

/** What nobody can have been waiting for: a channel or a thread that was just made. */
function quietly(take: (data: Raw) => unknown, data: Raw): readonly NoticeEvent[] {
  take(data);
  return [];
}

function idsOf(data: Raw): { readonly guild: string; readonly id: string } {
  return { guild: need(snowflake(data['guild_id'])), id: need(snowflake(data['id'])) };
}

function need(id: string | null): string {
  if (id === null) throw new TypeError('an event without the id of what it is about');
  return id;
}

function roomRef(space: string, room: string) {
  return { platform: 'discord', space, room } as const;
}

function roomGone(space: string, room: string): NoticeEvent {
  return { kind: 'notice', what: 'room-gone', room: roomRef(space, room) };
}
