import { type Card, note } from '../../src/card/card.ts';
import { picturesOn } from '../../src/card/place-pictures.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { AckMode } from '../../src/port/command-spec.ts';
import type { Hold } from '../../src/port/hold.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { File, Reply, UpdateReply } from '../../src/port/reply.ts';
import { answerPrivately, type ReplyTools, sentDirectly } from './answer-privately.ts';
import { deliverFiles } from './deliver-files.ts';
import { holdDirect, holdEphemeral } from './held-card.ts';
import { actsIn, mayReplace, type Origin } from './origin.ts';
import { renderCard } from './render-card.ts';
import { renderForm } from './render-form.ts';
import { invalidCard, sentenceCard } from './sentence-cards.ts';
import { codeOf, translateError } from './translate-error.ts';
import type { SlackWords } from './words.ts';

/** Refuses a reply that cannot follow the acknowledgement elsewhere, so that a card means the same everywhere. */
export function checkReply(reply: Reply, ack: AckMode): void {
  if (mayFollow[ack].includes(reply.kind)) return;
  throw new PlatformError('rejected', `a reply of kind ${reply.kind} cannot follow the acknowledgement ${ack}`);
}

const mayFollow: Readonly<Record<AckMode, readonly Reply['kind'][]>> = {
  private: ['private', 'invalid', 'nothing'],
  shared: ['shared', 'private', 'nothing'],
  update: ['update', 'private', 'invalid', 'nothing'],
  form: ['form', 'update', 'private', 'nothing'],
};

/**
 * Carries out a reply to something that was acknowledged. What is wrong in an open form is shown there, not here. Returns
 * how a card can be replaced that is to be kept.
 */
export async function applyReply(reply: Reply, origin: Origin, tools: ReplyTools): Promise<Hold | null> {
  switch (reply.kind) {
    case 'private':
      if (reply.files === undefined || reply.files.length === 0) {
        return answerPrivately(tools, origin, reply.card, reply.traceless === true);
      }
      await handOver(reply.card, reply.files, origin, tools);
      return null;
    case 'update':
      return update(reply, origin, tools);
    case 'nothing':
      return null;
    case 'invalid':
      await answerPrivately(tools, origin, invalidCard(reply, await tools.words()));
      return null;
    case 'shared':
      await share(reply.card, origin, tools);
      return null;
    case 'form':
      await openForm(reply, origin, tools);
      return null;
  }
}

/** The files first, so that the card can say where they are; without any, nothing on it would be true. */
async function handOver(card: Card, files: readonly File[], origin: Origin, tools: ReplyTools): Promise<void> {
  const { speak, now } = tools;
  const words = await tools.words();
  const { sent, sentence } = await deliverFiles(files, origin, speak, words, now());
  const told = sent
    ? { ...card, elements: [...card.elements, note(sentence)] }
    : sentenceCard(sentence, words.filesElsewhere);
  await answerPrivately(tools, origin, told);
}

/** Posts into the room, in the thread in which the button was; where Attune is no member, says how to add it. */
async function share(card: Card, origin: Origin, tools: ReplyTools): Promise<void> {
  const { speak, respond, postPictures, now } = tools;
  const thread = origin.card?.thread === undefined ? {} : { thread_ts: origin.card.thread };
  try {
    const client = await speak();
    await postPictures(client, card, (shown) =>
      client.chat.postMessage({
        channel: origin.room,
        ...renderCard(shown),
        ...thread,
        mrkdwn: false,
        unfurl_links: false,
        unfurl_media: false,
      }),
    );
  } catch (error) {
    const found = translateError(error, 'a card for the room', now());
    if (found.kind === 'rate-limited' && origin.responseUrl !== undefined) {
      const target = { response_type: 'in_channel', replace_original: false, ...thread } as const;
      if (await respond(origin.responseUrl, renderCard(card), target)) return;
    }
    if (!notMember.includes(codeOf(error) ?? '')) throw found;
    await answerPrivately(tools, origin, howToAdd(origin.room, await tools.words()));
  }
}

/** What to do so that Attune can speak in a channel. */
export function howToAdd(channel: string, words: SlackWords): Card {
  if (channel.startsWith('D')) return sentenceCard(words.noDirect, words.ownChannel);
  return sentenceCard(words.notInChannel, words.howToAdd);
}

/**
 * Replaces the card that holds the button; where that is not possible any more, the person gets the card. One with a
 * picture can take the place of a private card only as a message of its own.
 */
async function update(reply: UpdateReply, origin: Origin, tools: ReplyTools): Promise<Hold | null> {
  const apart = await sentApart(reply, origin, tools);
  if (apart === null) return replaceCard(reply, origin, tools);
  if (origin.card?.ephemeral === true) {
    await replaceCard({ kind: 'update', card: sentenceCard((await tools.words()).pictureSent) }, origin, tools);
  }
  return reply.keep === undefined ? null : apart;
}

/** `null` where it has no picture, or cannot be sent so. A direct message that it takes the place of is gone then. */
async function sentApart({ card, traceless }: UpdateReply, origin: Origin, tools: ReplyTools): Promise<Hold | null> {
  const { channel, card: at } = origin;
  const isDirect = channel?.startsWith('D') === true;
  if (picturesOn(card).length === 0 || traceless === true || at === undefined || !mayReplace(origin)) return null;
  if (!at.ephemeral && !isDirect) return null;
  const sent = await sentDirectly(tools, origin, card);
  if (sent !== null && channel !== null && !at.ephemeral) {
    const client = await tools.speak();
    await client.chat.delete({ channel, ts: at.ts }).catch(() => undefined);
  }
  return sent;
}

async function replaceCard(reply: UpdateReply, origin: Origin, tools: ReplyTools): Promise<Hold | null> {
  const { speak, respond, now } = tools;
  const { card, traceless } = reply;
  const message = renderCard(card, actsIn(origin));
  const at = mayReplace(origin) ? origin.card : undefined;
  if (at !== undefined && origin.responseUrl !== undefined) {
    const target = {
      response_type: at.ephemeral ? 'ephemeral' : 'in_channel',
      replace_original: true,
      ...(at.thread === undefined ? {} : { thread_ts: at.thread }),
    } as const;
    if (await respond(origin.responseUrl, message, target)) return holdReplaced(reply, origin, now());
  }
  if (at !== undefined && !at.ephemeral && origin.channel !== null) {
    try {
      const client = await speak();
      await client.chat.update({ channel: origin.channel, ts: at.ts, ...message });
      return holdReplaced(reply, origin, now());
    } catch (error) {
      const found = translateError(error, 'a card that was used', now());
      if (found.kind !== 'gone' && found.kind !== 'forbidden') throw found;
    }
  }
  return answerPrivately(tools, origin, card, traceless === true);
}

/** A card that was replaced, and that only the one who acted sees. */
function holdReplaced({ keep }: UpdateReply, { card, channel, responseUrl: url }: Origin, now: Instant): Hold | null {
  if (keep === undefined || card === undefined || channel === null) return null;
  const { ts, thread, ephemeral } = card;
  if (!ephemeral) return channel.startsWith('D') ? holdDirect({ channel, ts }, now) : null;
  if (url === undefined) return null;
  return holdEphemeral(keep, { url, channel, ...(thread === undefined ? {} : { thread }) }, now);
}

async function openForm(reply: Reply & { kind: 'form' }, origin: Origin, tools: ReplyTools): Promise<void> {
  const { speak, now } = tools;
  if (origin.triggerId === undefined) throw new PlatformError('rejected', 'a form cannot answer a form');
  try {
    const client = await speak();
    await client.views.open({ trigger_id: origin.triggerId, view: renderForm(reply.form, origin) });
  } catch (error) {
    if (!/trigger/.test(codeOf(error) ?? '')) {
      throw translateError(error, 'a form', now());
    }
    await answerPrivately(tools, origin, sentenceCard((await tools.words()).late));
  }
}

const notMember: readonly string[] = ['not_in_channel', 'channel_not_found'];
