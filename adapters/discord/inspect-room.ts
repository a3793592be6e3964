import { PermissionFlagsBits } from 'discord.js';
import type { Obstacle, RoomReport } from '../../src/port/chat-platform.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import { leastPermissions, type Permission } from './permissions.ts';
import type { RoomFacts } from './read-room.ts';

/** What stands in the way in a channel, each with the clicks that mend it. `read` may throw a `PlatformError`. */
export async function inspectRoom(read: () => Promise<RoomFacts>): Promise<RoomReport> {
  try {
    return report(await read());
  } catch (error) {
    if (!(error instanceof PlatformError) || error.kind !== 'forbidden') throw error;
    return { obstacles: [hidden], members: 'unknown', readers: 'the-two', person: 'unknown' };
  }
}

function report(facts: RoomFacts): RoomReport {
  return {
    obstacles: obstaclesIn(facts),
    members: 'unknown',
    readers: isPublic(facts) ? 'everybody' : 'the-two',
    person: 'unknown',
  };
}

function obstaclesIn(facts: RoomFacts): readonly Obstacle[] {
  if (!facts.takesMessages) return [forum];
  if ((facts.bits & PermissionFlagsBits.ViewChannel) === 0n) return [hidden];
  const inThread = facts.thread !== 'none';
  return leastPermissions
    .filter(
      ({ bit }) => bit !== (inThread ? PermissionFlagsBits.SendMessages : PermissionFlagsBits.SendMessagesInThreads),
    )
    .filter(({ bit }) => (facts.bits & bit) === 0n)
    .map((permission) => lacking(permission, inThread));
}

/** Others than the two, and Attune, can read a channel that everybody in the server can. */
function isPublic({ everybody, thread, members }: RoomFacts): boolean {
  return thread !== 'private' && (everybody & PermissionFlagsBits.ViewChannel) !== 0n && members > 3;
}

function lacking({ name, why }: Permission, inThread: boolean): Obstacle {
  const where = inThread ? 'the channel of this thread' : 'this channel';
  return {
    missing: `Attune lacks the permission “${name}”, ${why}`,
    remedy: `open the settings of ${where} (Edit Channel), then Permissions, add Attune under “Roles/Members”, and allow “${name}”.`,
  };
}

const hidden: Obstacle = {
  missing: 'Attune cannot see this channel',
  remedy:
    'open the settings of this channel (Edit Channel), then Permissions, add Attune under “Roles/Members”, and allow “View Channel”.',
};

const forum: Obstacle = {
  missing: 'Messages cannot be posted directly in a channel of this kind',
  remedy: 'use a text channel, or a post in this forum.',
};
