import { ApplicationCommandOptionType, ChannelType, PermissionFlagsBits } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import type { Presence } from '../../src/port/inbound-event.ts';
import type { Obstacle } from '../../src/port/obstacle.ts';
import type { KnownPlaces } from './known-places.ts';
import { obstaclesIn } from './obstacles.ts';
import { bits, type Raw, record, snowflake, whole } from './raw.ts';
import { readChannel } from './read-places.ts';

/** What this process knows when an interaction comes. */
export type Around = {
  /** Attune's own ids, once they are known. */
  readonly me: string | null;
  readonly application: string | null;
  readonly places: KnownPlaces;
  readonly now: Instant;
};

/** How the people who are named in a command stand to its channel. Discord sends that along: no request is needed. */
export function readPeople(
  raw: Raw,
  options: readonly { readonly type: number | null; readonly value: unknown }[],
  { me, application }: Around,
): Readonly<Record<string, Presence>> {
  const resolved = record(record(raw['data'])?.['resolved']);
  const inServer = snowflake(raw['guild_id']) !== null;
  const presence = (id: string): Presence => {
    if (id === me || id === application) return 'attune';
    const user = record(record(resolved?.['users'])?.[id]);
    if (user === null) return 'unknown';
    if (user['bot'] === true) return 'bot';
    if (!inServer) return 'unknown';
    // Discord leaves out whoever is not in the server.
    const member = record(record(resolved?.['members'])?.[id]);
    if (member === null) return 'not-here';
    const may = bits(member['permissions']);
    if (may === null) return 'unknown';
    return (may & (PermissionFlagsBits.ViewChannel | PermissionFlagsBits.Administrator)) === 0n ? 'cannot-see' : 'here';
  };
  const named = options.flatMap(({ type, value }) =>
    type === ApplicationCommandOptionType.User ? (snowflake(value) ?? []) : [],
  );
  return Object.fromEntries(named.map((id) => [id, presence(id)]));
}

/**
 * What Attune lacks in the very channel, thread or not, that a command was typed in; `null` where that is not told. It
 * is surer than reckoning: Discord says what the sum of all roles and exceptions is there.
 */
export function readObstacles(raw: Raw, { me, places, now }: Around): readonly Obstacle[] | null {
  const guild = snowflake(raw['guild_id']);
  const may = bits(raw['app_permissions']);
  const channel = record(raw['channel']);
  if (guild === null || may === null || channel === null || whole(channel['type']) === null) return null;
  const { type, locked } = readChannel(channel);
  const isArchived = record(channel['thread_metadata'])?.['archived'] !== false;
  const known = places.guild(guild);
  const own = known?.channels.get(snowflake(channel['id']) ?? '');
  // Of the private threads that are not archived, Discord told us those that Attune is in.
  const isTold = me !== null && known !== null && !isArchived;
  const joined = type !== ChannelType.PrivateThread || !isTold || own?.joined === true;
  const facts = { bits: may, type, locked: locked === true, joined, timedOutUntil: known?.me?.timedOutUntil ?? null };
  return obstaclesIn(facts, now);
}
