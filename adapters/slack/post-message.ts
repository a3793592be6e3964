import type { Card } from '../../src/card/card.ts';
import { hour, type Instant } from '../../src/model/instant.ts';
import type { MessageRef, RoomRef } from '../../src/model/place.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { Client, Clients } from './clients.ts';
import { renderCard } from './render-card.ts';
import { codeOf, isOutcomeUnknown, translateError } from './translate-error.ts';

/**
 * Posts under a key. `attempted` says what is known of earlier tries under it: since when one may have arrived, `null`
 * if there was none; left out if nobody knows.
 */
export type PostMessage = (room: RoomRef, card: Card, key: string, attempted?: Instant | null) => Promise<MessageRef>;

/**
 * Slack takes the same message twice, so each carries its key as metadata, and the room is searched for the key
 * before a post that may be the second one. That takes the permission to read history; without it, this process
 * still knows what it posted itself, and what remains is a post whose answer was lost: it is made again.
 */
export function createPostMessage(clients: Clients, now: () => Instant): PostMessage {
  const posts = new Map<string, Promise<MessageRef>>();
  const blind = new Map<string, Instant>();

  const find = async (client: Client, room: RoomRef, key: string, since: Instant | null): Promise<string | null> => {
    if ((blind.get(room.space) ?? 0) > now()) return null;
    const found = await findPosted(client, room, key, since);
    if (found === 'not allowed') blind.set(room.space, now() + hour);
    return found === 'not allowed' ? null : found;
  };

  const post: PostMessage = async (room, card, key, attempted) => {
    try {
      const { client } = await clients.of(room.space);
      const before = attempted === null ? null : await find(client, room, key, attempted ?? null);
      if (before !== null) return { room, message: before };
      const started = now();
      const message = await send(client, room, card, key).catch(async (error: unknown) => {
        const found = isOutcomeUnknown(error) ? await find(client, room, key, started) : null;
        if (found === null) throw error;
        return found;
      });
      return { room, message };
    } catch (error) {
      throw translateError(error, 'a post', now());
    }
  };

  return (room, card, key, attempted) => {
    const known = posts.get(key);
    if (known !== undefined) return known;
    const next = post(room, card, key, attempted);
    posts.set(key, next);
    next.catch(() => posts.delete(key));
    if (posts.size > 2000) posts.delete(posts.keys().next().value ?? key);
    return next;
  };
}

async function send(client: Client, room: RoomRef, card: Card, key: string): Promise<string> {
  const { ts } = await client.chat.postMessage({
    channel: room.room,
    ...renderCard(card),
    ...(room.under === undefined ? {} : { thread_ts: room.under }),
    metadata: { event_type: eventType, event_payload: { key } },
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  });
  if (ts === undefined) throw new PlatformError('unavailable', 'Slack did not say which message it made');
  return ts;
}

/** The message that carries the key, `null` if there is none or Slack does not tell now. */
async function findPosted(
  client: Client,
  room: RoomRef,
  key: string,
  since: Instant | null,
): Promise<string | null | 'not allowed'> {
  // Slack's clock and ours may differ by a little.
  const from = since === null ? {} : { oldest: String(Math.floor(since / 1000) - 60) };
  const range = { channel: room.room, limit: 100, include_all_metadata: true, ...from };
  try {
    const { messages } =
      room.under === undefined
        ? await client.conversations.history(range)
        : await client.conversations.replies({ ...range, ts: room.under });
    return messages?.find(({ metadata }) => carries(metadata, key))?.ts ?? null;
  } catch (error) {
    return codeOf(error) === 'missing_scope' ? 'not allowed' : null;
  }
}

function carries(metadata: unknown, key: string): boolean {
  const found = metadata as { event_type?: unknown; event_payload?: { key?: unknown } } | undefined;
  return found?.event_type === eventType && found.event_payload?.key === key;
}

const eventType = 'attune_post';
