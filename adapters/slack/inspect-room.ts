import type { Instant } from '../../src/model/instant.ts';
import type { RoomRef } from '../../src/model/place.ts';
import type { Obstacle, RoomReport } from '../../src/port/chat-platform.ts';
import type { Client, Clients } from './clients.ts';
import { codeOf, translateError } from './translate-error.ts';

/**
 * What stands in the way in a channel, and who is in it. Every workspace's owners can have messages exported, so a
 * room on Slack always counts as one that others may read.
 */
export async function inspectRoom(clients: Clients, room: RoomRef, now: Instant): Promise<RoomReport> {
  if (room.room.startsWith('D'))
    return { obstacles: [direct], members: 'unknown', readers: 'its-owner', person: 'unknown' };
  try {
    const { client, botUser } = await clients.of(room.space);
    const info = await client.conversations.info({ channel: room.room });
    const obstacles = [
      ...(info.channel?.is_archived === true ? [archived] : []),
      ...(info.channel?.is_member === false && info.channel.is_archived !== true ? [notMember] : []),
      ...(info.channel?.is_member !== false && isReadOnly(info.channel) ? [readOnly] : []),
      ...missingScopes(info.response_metadata?.scopes),
    ];
    const members = info.channel?.is_member === false ? 'unknown' : await membersOf(client, room.room, botUser);
    return { obstacles, members, readers: 'its-owner', person: 'unknown' };
  } catch (error) {
    const code = codeOf(error);
    // A private channel that Attune is not in does not exist for it.
    if (code === 'channel_not_found')
      return { obstacles: [notMember], members: 'unknown', readers: 'its-owner', person: 'unknown' };
    // Without the permission to look, only the post itself can tell.
    if (code === 'missing_scope') return { obstacles: [], members: 'unknown', readers: 'its-owner', person: 'unknown' };
    throw translateError(error, 'a look at the room', now);
  }
}

async function membersOf(
  client: Client,
  channel: string,
  botUser: string | null,
): Promise<'unknown' | readonly string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  // A channel for two has few members; a huge one is not listed to the end.
  for (let page = 0; page < 5; page += 1) {
    const next = await client.conversations
      .members({ channel, limit: 200, ...(cursor === undefined ? {} : { cursor }) })
      .catch(() => null);
    if (next === null) return 'unknown';
    found.push(...(next.members ?? []));
    cursor = next.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return found.filter((member) => member !== botUser);
  }
  return 'unknown';
}

/** Only what it cannot speak without; the other permissions are for comfort. */
function missingScopes(granted: readonly string[] | undefined): Obstacle[] {
  return granted === undefined || granted.includes('chat:write') ? [] : [mayNotWrite];
}

function isReadOnly(channel: object | undefined): boolean {
  const found = channel as { is_read_only?: unknown; is_thread_only?: unknown } | undefined;
  return found?.is_read_only === true || found?.is_thread_only === true;
}

const notMember: Obstacle = { missing: 'Attune is not in this channel', remedy: 'type /invite @attune here' };

const mayNotWrite: Obstacle = {
  missing: 'Attune may not write in this workspace (chat:write)',
  remedy:
    'whoever installed it opens its settings at api.slack.com/apps, replaces the manifest with what "attune slack manifest" prints, and installs it again',
};

const archived: Obstacle = {
  missing: 'This channel is archived',
  remedy: 'open its details and choose Unarchive, then type /invite @attune here',
};

const readOnly: Obstacle = {
  missing: 'Not everybody may post in this channel',
  remedy: 'open its details, then Settings and Posting permissions, and allow everybody',
};

const direct: Obstacle = {
  missing: 'A direct message between two people has no place for Attune',
  remedy: 'make a private channel with the two of you, type /invite @attune there, and start there',
};
