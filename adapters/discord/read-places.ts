import { ChannelType } from 'discord.js';
import type { KnownChannel, KnownGuild, KnownMember } from './known-places.ts';
import type { Overwrite, Role } from './permissions.ts';
import { bits, type Raw, record, records, snowflake, snowflakes, whole, words } from './raw.ts';

/** A server as it is told in full. `me` is Attune's own id. */
export function readGuild(raw: Raw, me: string | null): KnownGuild {
  const own = records(raw['members']).find((one) => snowflake(record(one['user'])?.['id']) === me);
  const channels = [...records(raw['channels']), ...records(raw['threads'])].flatMap((one) => {
    const id = snowflake(one['id']);
    return id === null ? [] : [[id, readChannel(one)] as const];
  });
  return {
    ...readSettings(raw),
    members: whole(raw['member_count']) ?? whole(raw['approximate_member_count']),
    me: own === undefined ? null : readMember(own),
    channels: new Map(channels),
  };
}

/** What a change of a server tells. */
export function readSettings(raw: Raw): Pick<KnownGuild, 'locale' | 'owner' | 'roles'> {
  return { locale: words(raw['preferred_locale']), owner: snowflake(raw['owner_id']), roles: readRoles(raw['roles']) };
}

/** A channel or a thread. Being told of a private thread means being in it, or being a moderator. */
export function readChannel(raw: Raw): KnownChannel {
  const type = whole(raw['type']) ?? unknownType;
  const metadata = record(raw['thread_metadata']);
  const locked = metadata?.['locked'];
  return {
    type,
    parent: snowflake(raw['parent_id']),
    overwrites: isThread(type) ? [] : readOverwrites(raw['permission_overwrites']),
    locked: isThread(type) ? (typeof locked === 'boolean' ? locked : null) : false,
    joined: true,
  };
}

/** `null` where the roles cannot be read, without which nobody knows what somebody may do. */
export function readMember(raw: Raw): KnownMember | null {
  if (!Array.isArray(raw['roles'])) return null;
  const until = Date.parse(words(raw['communication_disabled_until']) ?? '');
  return { roles: snowflakes(raw['roles']), timedOutUntil: Number.isNaN(until) ? null : until };
}

export function readRole(raw: Raw): Role | null {
  const id = snowflake(raw['id']);
  return id === null || bits(raw['permissions']) === null ? null : { id, permissions: String(raw['permissions']) };
}

/** All or none: with one role missing, what somebody may do would be reckoned wrongly. */
function readRoles(value: unknown): ReadonlyMap<string, Role> | null {
  if (!Array.isArray(value)) return null;
  const roles = value.map((one) => readRole(record(one) ?? {})).filter((one) => one !== null);
  return roles.length === value.length ? new Map(roles.map((role) => [role.id, role])) : null;
}

/** All or none, as above. */
function readOverwrites(value: unknown): readonly Overwrite[] | null {
  if (!Array.isArray(value)) return null;
  const read = records(value).flatMap((one): Overwrite[] => {
    const id = snowflake(one['id']);
    if (id === null || bits(one['allow']) === null || bits(one['deny']) === null) return [];
    return [{ id, allow: String(one['allow']), deny: String(one['deny']) }];
  });
  return read.length === value.length ? read : null;
}

export function isThread(type: number): boolean {
  return threads.has(type);
}

const threads: ReadonlySet<number> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

const unknownType = -1;
