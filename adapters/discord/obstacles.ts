import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import type { Obstacle, RoomPermission } from '../../src/port/obstacle.ts';
import { leastPermissions } from './permissions.ts';
import type { RoomFacts } from './place.ts';
import { isThread } from './read-places.ts';

/** What stands in the way in a channel. An archived thread is none: a post wakes it. */
export function obstaclesIn(facts: RoomFacts, now: Instant): readonly Obstacle[] {
  const { bits, type, locked, joined, timedOutUntil } = facts;
  const may = (bit: bigint): boolean => (bits & bit) !== 0n;
  const inThread = isThread(type);
  if (type === ChannelType.GuildCategory) return [{ name: 'category' }];
  if (!inThread && !writable.has(type)) return [{ name: 'forum' }];
  if (timedOutUntil !== null && timedOutUntil > now && !may(PermissionFlagsBits.Administrator)) {
    return [{ name: 'timed-out', until: timedOutUntil }];
  }
  if (type === ChannelType.PrivateThread && !joined && !may(PermissionFlagsBits.ManageThreads)) return [notAdded];
  if (!may(PermissionFlagsBits.ViewChannel)) return [lacking('view-channel', inThread)];
  // Whoever may not connect to a voice channel may do nothing in it.
  if (voice.has(type) && !may(PermissionFlagsBits.Connect)) return [lacking('connect', false)];
  const elsewhere = inThread ? PermissionFlagsBits.SendMessages : PermissionFlagsBits.SendMessagesInThreads;
  const missing = leastPermissions
    .filter(({ bit }) => bit !== elsewhere && !may(bit))
    .map(({ key }) => lacking(key, inThread));
  return locked && !may(PermissionFlagsBits.ManageThreads) ? [...missing, { name: 'thread-locked' }] : missing;
}

function lacking(permission: RoomPermission, inThread: boolean): Obstacle {
  return { name: 'permission', permission, inThread };
}

export const hidden: Obstacle = lacking('view-channel', false);

/** Threads have no permissions of their own: whoever is mentioned in a private one is in it. */
export const notAdded: Obstacle = { name: 'not-in-thread' };

const voice: ReadonlySet<number> = new Set([ChannelType.GuildVoice, ChannelType.GuildStageVoice]);

const writable: ReadonlySet<number> = new Set([ChannelType.GuildText, ChannelType.GuildAnnouncement, ...voice]);
