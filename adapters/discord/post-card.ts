import { type APIMessage, Routes } from 'discord.js';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import type { SendWithPictures } from './attach-pictures.ts';
import { messageBody, nonceOf, toldAs, withFiles } from './message-body.ts';
import { isThreadShut, type OwnThreadParts, ownThread } from './own-thread.ts';
import type { Voice } from './render-markup.ts';
import { translateError } from './translate-error.ts';

export type PostCardParts = OwnThreadParts & {
  readonly sendPictures: SendWithPictures;
  readonly voice: () => Promise<Voice>;
};

/**
 * Posts a card: in its channel, as a reply, or in a thread of its own. Discord tells by the nonce that it has the message
 * already, wherever the first try put it; so the answer says where it stands.
 *
 * A mention in a thread adds the person to it, and whoever is in none of them is not notified of what is said there (the
 * reference does not say it; seen by all who use threads). Nobody is added without a mention: that is said to notify, and
 * would break the peace of whoever is not to be told of this card. They see the thread below the card that it began with,
 * or open it by the link in their note.
 */
export function createPostCard(parts: PostCardParts): ChatPlatform['post'] {
  const { request, sendPictures, voice, now } = parts;

  return async (room, card, key, _attempted, telling) => {
    const { under, apart, ...place } = room;
    try {
      const spoken = await voice();
      const thread = apart === true ? await ownThread(parts, room) : null;
      const send = (channel: string, repliesTo: string | undefined) =>
        sendPictures(card, ({ card: shown, pictures }) => {
          const { body, ...files } = withFiles(toldAs(messageBody(shown, spoken), telling), [], pictures);
          const once = {
            nonce: nonceOf(room.room, key),
            enforce_nonce: true,
            ...(repliesTo === undefined
              ? {}
              : { message_reference: { message_id: repliesTo, fail_if_not_exists: false } }),
          };
          return request('posting', 'post', Routes.channelMessages(channel), { body: { ...body, ...once }, ...files });
        });
      const made = (await (thread === null
        ? send(room.room, under)
        : send(thread, undefined).catch((error: unknown) => {
            if (isThreadShut(error)) return send(room.room, under);
            throw error;
          }))) as APIMessage;
      const stands = made.channel_id;
      return { room: stands === room.room ? place : { ...place, under: stands }, message: made.id };
    } catch (error) {
      throw translateError(error, 'posting', now());
    }
  };
}
