import type { Card } from '../../src/card/card.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { RoomRef, UserRef } from '../../src/model/place.ts';
import type { Hold } from '../../src/port/hold.ts';
import type { NoticeEvent } from '../../src/port/inbound-event.ts';
import { writeDirectly } from './answer-privately.ts';
import type { Client, Clients } from './clients.ts';
import { closedAccount } from './error-codes.ts';
import type { FindPosted } from './find-posted.ts';
import { holdDirect } from './held-card.ts';
import { linkMessages } from './link-messages.ts';
import { codeOf, isOutcomeUnknown, translateError } from './translate-error.ts';
import type { PostWithPictures } from './upload-pictures.ts';

export type WhisperParts = {
  readonly clients: Clients;
  readonly find: FindPosted;
  readonly postPictures: PostWithPictures;
  readonly now: () => Instant;
  /** Tells the bot what was found out by the way. */
  readonly tell: (notice: NoticeEvent) => Promise<void>;
};

export type Whisper = (user: UserRef, room: RoomRef, card: Card, key: string) => Promise<Hold | null>;

/**
 * A direct message, always: what is said to one person without their asking has to be there when they look, be
 * announced on their phone, and be found again. An ephemeral message is none of these; it is for answers.
 */
export function createWhisper({ clients, find, postPictures, now, tell }: WhisperParts): Whisper {
  // Only spares a person the same words twice from one process; what was whispered before a restart is the store's to know.
  const once = rememberKeys();
  /** The conversation with a person, once known: Slack tells its id with each message. */
  const directs = new Map<string, string>();
  /** Since when a whisper may have arrived although no answer said so. */
  const unsure = new Map<string, Instant>();

  const whisper: Whisper = async (user, room, card, key) => {
    const { client } = await clients.of(room.space);
    const person = `${room.space}/${user.user}`;
    const direct = directs.get(person);
    const since = unsure.get(`${person}/${key}`);
    if (since !== undefined && direct !== undefined) {
      const place = { space: room.space, channel: direct };
      const found = await find(client, place, key, since);
      if (found !== null) return holdDirect({ channel: direct, ts: found }, now());
    }
    const started = now();
    try {
      const shown = await linkMessages(client, card);
      const { channel, ts } = await postPictures(client, shown, (one) =>
        writeDirectly(client, user.user, one, room.room, key),
      );
      keep(directs, person, channel);
      return ts === '' ? null : holdDirect({ channel, ts }, now());
    } catch (error) {
      if (isOutcomeUnknown(error)) keep(unsure, `${person}/${key}`, since ?? started);
      if (await hasLeft(client, user.user, error, now())) await tell({ kind: 'notice', what: 'person-left', user });
      throw error;
    }
  };

  return (user, room, card, key) =>
    once(`${room.space}/${user.user}/${key}`, async () => {
      try {
        return await whisper(user, room, card, key);
      } catch (error) {
        throw translateError(error, 'a whisper', now());
      }
    });
}

/** Whether the person's account was closed: Slack says so at once, or only when it is asked for. */
async function hasLeft(client: Client, user: string, error: unknown, now: Instant): Promise<boolean> {
  if (closedAccount(codeOf(error) ?? '')) return true;
  if (translateError(error, 'a whisper', now).kind !== 'gone') return false;
  const found = await client.users.info({ user }).catch(() => null);
  return found?.user?.deleted === true;
}

function keep<T>(known: Map<string, T>, key: string, value: T): void {
  known.set(key, value);
  if (known.size > 5000) known.delete(known.keys().next().value ?? key);
}

/** Runs something once per key, unless it failed; a second call meanwhile waits for the first. */
function rememberKeys(): (key: string, work: () => Promise<Hold | null>) => Promise<Hold | null> {
  const known = new Map<string, Promise<Hold | null>>();
  return (key, work) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const next = work();
    keep(known, key, next);
    next.catch(() => known.delete(key));
    return next;
  };
}
