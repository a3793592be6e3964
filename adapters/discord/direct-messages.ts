import { Routes } from 'discord.js';
import { type Card, text } from '../../src/card/card.ts';
import { day, type Instant } from '../../src/model/instant.ts';
import type { RoomRef, UserRef } from '../../src/model/place.ts';
import type { Hold } from '../../src/port/hold.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { SendWithPictures } from './attach-pictures.ts';
import { holdDirect } from './held-card.ts';
import { messageBody, nonceOf, withFiles } from './message-body.ts';
import type { Voice } from './render-markup.ts';
import type { Request } from './requests.ts';
import { closedMessages, translateError, unknownMember } from './translate-error.ts';
import type { DiscordWords } from './words.ts';

export type DirectMessageParts = {
  readonly request: Request;
  readonly sendPictures: SendWithPictures;
  readonly now: () => Instant;
  readonly voice: () => Promise<Voice>;
  readonly inbox: () => Inbox | null;
  readonly words: (guild: string) => DiscordWords;
  /** Posts a card in a room. */
  readonly post: (room: RoomRef, card: Card, key: string) => Promise<unknown>;
};

/** Writes to one person alone. `key` as for a post. Throws a `PlatformError`. */
export type Whisper = (user: UserRef, room: RoomRef, card: Card, key: string) => Promise<Hold>;

/**
 * Private messages. Where a person's are closed, what was to be said stays private: it is not said in the room.
 * Instead the room hears, once a week at most, that they are closed and how to open them. Where the person has left
 * the server, the bot hears of it: without a privileged intent this is when it shows.
 */
export function createWhisper(parts: DirectMessageParts): Whisper {
  const channels = new Map<string, string>();
  const toldAt = new Map<string, Instant>();

  const channelOf = async (user: string): Promise<string> => {
    const known = channels.get(user);
    if (known !== undefined) return known;
    const body = { recipient_id: user };
    const made = (await parts.request('opening direct messages', 'post', Routes.userChannels(), { body })) as {
      id: string;
    };
    remember(channels, user, made.id);
    return made.id;
  };

  const explain = async (user: UserRef, room: RoomRef): Promise<void> => {
    const told = toldAt.get(`${room.room}/${user.user}`);
    if (told !== undefined && parts.now() - told < 7 * day) return;
    remember(toldAt, `${room.room}/${user.user}`, parts.now());
    const card: Card = { tone: 'notice', elements: [text(parts.words(room.space).closed(user))] };
    await parts.post(room, card, `closed/${user.user}`);
  };

  return async (user, room, card, key) => {
    if (user.space !== room.space) throw new PlatformError('gone', 'the room is in another server than the person');
    try {
      const spoken = await parts.voice();
      const once = { nonce: nonceOf(user.user, key), enforce_nonce: true };
      const channel = await channelOf(user.user);
      const made = await parts.sendPictures(card, ({ card: shown, pictures }) => {
        const { body, ...files } = withFiles(messageBody(shown, spoken, room), [], pictures);
        const route = Routes.channelMessages(channel);
        return parts.request('writing a direct message', 'post', route, { body: { ...body, ...once }, ...files });
      });
      return holdDirect({ channel, message: (made as { id: string }).id }, parts.now());
    } catch (error) {
      const known = translateError(error, 'writing a direct message', parts.now());
      if (known.kind === 'gone' || known.kind === 'forbidden') await quietly(() => closed(user, room, known));
      throw known;
    }
  };

  /** Closed is said where Discord says so: there are other refusals, which the person can do nothing about. */
  async function closed(user: UserRef, room: RoomRef, { code }: PlatformError): Promise<void> {
    channels.delete(user.user);
    if (await hasLeft(user)) await parts.inbox()?.handle({ kind: 'notice', what: 'member-left', room, user });
    else if (code === closedMessages) await explain(user, room);
  }

  /** Asking for one member takes no privileged intent. */
  async function hasLeft({ space, user }: UserRef): Promise<boolean> {
    try {
      await parts.request('looking for a partner', 'get', Routes.guildMember(space, user));
      return false;
    } catch (error) {
      if (error instanceof PlatformError && error.code === unknownMember) return true;
      throw error;
    }
  }
}

/** What was to be said could not be said; a second trouble adds nothing to that. */
async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > 10_000 && oldest !== undefined) map.delete(oldest);
}
