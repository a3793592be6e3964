import type { RoomRef, UserRef } from '../../src/model/place.ts';
import type { RoomReport } from '../../src/port/chat-platform.ts';
import type { Presence } from '../../src/port/inbound-event.ts';
import type { Obstacle } from '../../src/port/obstacle.ts';
import type { Client, Clients } from './clients.ts';
import { codeOf } from './translate-error.ts';

/**
 * What stands in the way in a channel, who is in it, and whether `about` is. Every workspace's owners can have messages
 * exported, so a room on Slack always counts as one that others may read.
 */
export async function inspectRoom(clients: Clients, room: RoomRef, about?: UserRef): Promise<RoomReport> {
  if (isDirect(room.room)) return report([direct]);
  const { client, botUser } = await clients.of(room.space);
  try {
    const { channel, response_metadata } = await client.conversations.info({ channel: room.room });
    const inside = channel?.is_member !== false;
    const obstacles = [
      ...(channel?.is_archived === true ? [archived] : inside ? [] : [notMember]),
      ...(inside && isReadOnly(channel) ? [readOnly] : []),
      ...missingScopes(response_metadata?.scopes),
    ];
    const members = inside ? await membersOf(client, room.room, botUser) : 'unknown';
    const person = about === undefined ? 'unknown' : await presenceOf(client, about.user, members, botUser);
    return report(obstacles, members, person);
  } catch (error) {
    const code = codeOf(error);
    // A private channel that Attune is not in does not exist for it.
    if (code === 'channel_not_found') {
      const person = about === undefined ? 'unknown' : await presenceOf(client, about.user, 'unknown', botUser);
      return report([notMember], 'unknown', person);
    }
    // Without the permission to look, only the post itself can tell.
    if (code === 'missing_scope') return report([]);
    throw error;
  }
}

/** What stands in the way in a channel, as far as its id says. */
export function obstacleIn(channel: string): Obstacle | null {
  return isDirect(channel) ? direct : null;
}

/** The same in a group message, into which nobody can be invited by name. */
export function inGroupMessage(obstacle: Obstacle): Obstacle {
  return obstacle.name === 'not-in-channel' ? { name: 'not-in-group' } : obstacle;
}

function report(
  obstacles: readonly Obstacle[],
  members: RoomReport['members'] = 'unknown',
  person: Presence = 'unknown',
): RoomReport {
  return { obstacles, members, readers: 'its-owner', person };
}

function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** How somebody who was named stands to a room of which `members` are known. */
async function presenceOf(
  client: Client,
  user: string,
  members: RoomReport['members'],
  botUser: string | null,
): Promise<Presence> {
  if (user === botUser) return 'attune';
  if (user === slackbot) return 'bot';
  const info = await client.users.info({ user }).catch((error: unknown) => codeOf(error));
  if (typeof info === 'object' && info?.user?.is_bot === true) return 'bot';
  const unreachable = info === 'user_not_found' || (typeof info === 'object' && info?.user?.deleted === true);
  if (unreachable) return 'not-here';
  if (members === 'unknown') return 'unknown';
  return members.includes(user) ? 'here' : 'not-here';
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
  return granted === undefined || granted.includes('chat:write') ? [] : [{ name: 'not-allowed' }];
}

function isReadOnly(channel: object | undefined): boolean {
  const found = channel as { is_read_only?: unknown; is_thread_only?: unknown } | undefined;
  return found?.is_read_only === true || found?.is_thread_only === true;
}

/** Slack's own bot, which counts as a person there. */
const slackbot = 'USLACKBOT';

const notMember: Obstacle = { name: 'not-in-channel' };

const archived: Obstacle = { name: 'archived' };

const readOnly: Obstacle = { name: 'read-only' };

/** Right in the conversation with Attune as well as in that of two people. */
const direct: Obstacle = { name: 'direct' };
