import type { Card } from '../../src/card/card.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { MessageRef, RoomRef } from '../../src/model/place.ts';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { Client, Clients } from './clients.ts';
import { type FindPosted, keyed } from './find-posted.ts';
import { linkMessages } from './link-messages.ts';
import { createNameOthers } from './name-others.ts';
import { renderCard } from './render-card.ts';
import { isOutcomeUnknown, translateError } from './translate-error.ts';
import type { PostWithPictures } from './upload-pictures.ts';
import type { WordsIn } from './words.ts';

/**
 * Posts under a key. `attempted` says what is known of earlier tries under it: since when one may have arrived, `null`
 * if there was none; left out if nobody knows.
 */
export type PostMessage = ChatPlatform['post'];

/**
 * Slack takes the same message twice, so each carries its key as metadata, and the room is searched for the key
 * before a post that may be the second one; while that search fails, nothing is posted. It takes the permission to read
 * history; without it, this process still knows what it posted itself, and what remains is a post whose answer was
 * lost: it is made again.
 */
export function createPostMessage(
  clients: Clients,
  find: FindPosted,
  postPictures: PostWithPictures,
  words: WordsIn,
  now: () => Instant,
): PostMessage {
  const posts = new Map<string, Promise<MessageRef>>();

  const search = async (client: Client, room: RoomRef, key: string, since: Instant | null): Promise<string | null> => {
    const place = { space: room.space, channel: room.room, ...(room.under === undefined ? {} : { under: room.under }) };
    try {
      return await find(client, place, key, since);
    } catch (error) {
      const known = translateError(error, 'a look for a post', now());
      if (known.kind === 'rate-limited') throw known;
      // Whatever it was: the room is looked at again before anything is posted a second time.
      throw new PlatformError('unavailable', 'a look for a post', { code: known.code, cause: known });
    }
  };

  const nameOthers = createNameOthers(words);

  const post: PostMessage = async (room, card, key, attempted, telling) => {
    try {
      const { client } = await clients.of(room.space);
      const before = attempted === null ? null : await search(client, room, key, attempted ?? null);
      if (before !== null) return { room, message: before };
      const started = now();
      const shown = await nameOthers(client, room.space, card, telling);
      const message = await postPictures(client, shown, (one) => send(client, room, one, key)).catch(
        async (error: unknown) => {
          const found = isOutcomeUnknown(error) ? await search(client, room, key, started) : null;
          if (found === null) throw error;
          return found;
        },
      );
      return { room, message };
    } catch (error) {
      throw translateError(error, 'a post', now());
    }
  };

  return (room, card, key, attempted, telling) => {
    const known = posts.get(key);
    if (known !== undefined) return known;
    const next = post(room, card, key, attempted, telling);
    posts.set(key, next);
    next.catch(() => posts.delete(key));
    if (posts.size > 2000) posts.delete(posts.keys().next().value ?? key);
    return next;
  };
}

async function send(client: Client, room: RoomRef, card: Card, key: string): Promise<string> {
  const { ts } = await client.chat.postMessage({
    channel: room.room,
    ...renderCard(await linkMessages(client, card)),
    ...(room.under === undefined ? {} : { thread_ts: room.under }),
    metadata: keyed(key),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  });
  if (ts === undefined) throw new PlatformError('unavailable', 'Slack did not say which message it made');
  return ts;
}
