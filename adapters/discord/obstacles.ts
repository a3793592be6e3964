import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import type { Obstacle } from '../../src/port/chat-platform.ts';
import { leastPermissions, type Permission } from './permissions.ts';
import type { RoomFacts } from './place.ts';
import { isThread } from './read-places.ts';

/** What stands in the way in a channel, each with the clicks that mend it. An archived thread is none: a post wakes it. */
export function obstaclesIn(facts: RoomFacts, now: Instant): readonly Obstacle[] {
  const { bits, type, locked, joined, timedOutUntil } = facts;
  const may = (bit: bigint): boolean => (bits & bit) !== 0n;
  const inThread = isThread(type);
  if (type === ChannelType.GuildCategory) return [category];
  if (!inThread && !writable.has(type)) return [forum];
  if (timedOutUntil !== null && timedOutUntil > now && !may(PermissionFlagsBits.Administrator)) {
    return [timedOut(timedOutUntil)];
  }
  if (type === ChannelType.PrivateThread && !joined && !may(PermissionFlagsBits.ManageThreads)) return [notAdded];
  if (!may(PermissionFlagsBits.ViewChannel)) return [hidden];
  // Whoever may not connect to a voice channel may do nothing in it.
  if (voice.has(type) && !may(PermissionFlagsBits.Connect)) return [lacking(connect, false)];
  const elsewhere = inThread ? PermissionFlagsBits.SendMessages : PermissionFlagsBits.SendMessagesInThreads;
  const missing = leastPermissions
    .filter(({ bit }) => bit !== elsewhere && !may(bit))
    .map((permission) => lacking(permission, inThread));
  return locked && !may(PermissionFlagsBits.ManageThreads) ? [...missing, lockedThread] : missing;
}

function lacking({ name, why }: Permission, inThread: boolean): Obstacle {
  const where = inThread ? 'the channel of this thread' : 'this channel';
  return {
    missing: `Attune lacks the permission “${name}”, ${why}`,
    remedy: `open the settings of ${where} (Edit Channel), then Permissions, add Attune under “Roles/Members”, and allow “${name}”.`,
  };
}

const connect: Permission = {
  bit: PermissionFlagsBits.Connect,
  name: 'Connect',
  why: 'without which Discord lets nobody post in a voice channel',
};

export const hidden: Obstacle = {
  missing: 'Attune cannot see this channel',
  remedy:
    'open the settings of this channel (Edit Channel), then Permissions, add Attune under “Roles/Members”, and allow “View Channel”.',
};

/** Threads have no permissions of their own: whoever is mentioned in a private one is in it. */
export const notAdded: Obstacle = {
  missing: 'Attune isn’t in this private thread',
  remedy: 'write @Attune in the thread. That adds it.',
};

export const notInServer: Obstacle = {
  missing: 'Attune isn’t in this server',
  remedy: 'add it with the link that “attune invite” prints.',
};

const lockedThread: Obstacle = {
  missing: 'This thread is locked, so Attune can’t post in it',
  remedy: 'have a moderator open the thread’s menu and click “Unlock Thread”, or use a text channel.',
};

const forum: Obstacle = {
  missing: 'Messages cannot be posted directly in a channel of this kind',
  remedy: 'use a text channel, or a post in this forum.',
};

const category: Obstacle = {
  missing: 'This is a category, which holds channels and no messages',
  remedy: 'use one of its text channels.',
};

function timedOut(until: Instant): Obstacle {
  const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(
    until,
  );
  return {
    missing: `Attune is timed out in this server until ${when} (UTC)`,
    remedy: 'have a moderator right-click Attune and click “Remove Timeout”.',
  };
}

const voice: ReadonlySet<number> = new Set([ChannelType.GuildVoice, ChannelType.GuildStageVoice]);

const writable: ReadonlySet<number> = new Set([ChannelType.GuildText, ChannelType.GuildAnnouncement, ...voice]);
