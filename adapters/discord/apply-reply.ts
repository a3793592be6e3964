import { InteractionResponseType, MessageFlags, type RequestData } from 'discord.js';
import type { Card } from '../../src/card/card.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { RoomRef } from '../../src/model/place.ts';
import type { AckMode } from '../../src/port/command-spec.ts';
import type { Hold } from '../../src/port/hold.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { File, Reply } from '../../src/port/reply.ts';
import type { SendWithPictures } from './attach-pictures.ts';
import { holdAnswer, holdDirect } from './held-card.ts';
import { asEdit, messageBody, type Outgoing, withFiles } from './message-body.ts';
import { problemCard } from './problem-card.ts';
import { record, snowflake } from './raw.ts';
import type { Origin, ReplyTo } from './read-event.ts';
import { renderForm } from './render-form.ts';
import type { Voice } from './render-markup.ts';
import type { InteractionRoutes, Request } from './requests.ts';
import type { DiscordWords } from './words.ts';

/** One interaction, as far as its answer needs to know. `ack` is how it was acknowledged: `form` is not at all yet. */
export type Answering = {
  readonly request: Request;
  readonly sendPictures: SendWithPictures;
  readonly routes: InteractionRoutes;
  readonly reply: ReplyTo;
  readonly from: Origin;
  readonly ack: AckMode;
  readonly voice: Voice;
  readonly words: DiscordWords;
  /** Posts a card in a room, once for this interaction. */
  readonly post: (room: RoomRef, card: Card) => Promise<unknown>;
  readonly now: () => Instant;
};

/**
 * Carries out a reply. Returns how a private card that it showed can be replaced. Throws a `PlatformError`; a reply that
 * cannot follow the acknowledgement is `rejected`.
 */
export async function applyReply(reply: Reply, to: Answering): Promise<Hold | null> {
  if (!mayFollow[to.ack].includes(reply.kind)) {
    throw new PlatformError('rejected', `a reply of kind ${reply.kind} cannot follow the acknowledgement ${to.ack}`);
  }
  switch (reply.kind) {
    case 'private':
      return showPrivately(reply.card, reply.files ?? [], to);
    case 'update':
      return update(reply.card, to);
    case 'invalid':
      return showPrivately(problemCard(reply, to.words), [], to);
    case 'nothing':
      await sayNothing(to);
      return null;
    case 'shared':
      await share(reply.card, to);
      return null;
    case 'form':
      await respond({ type: InteractionResponseType.Modal, data: renderForm(reply.form) }, to);
      return null;
  }
}

/** An `update` that had no message to replace was acknowledged privately, and is shown there. */
const mayFollow: Readonly<Record<AckMode, readonly Reply['kind'][]>> = {
  private: ['private', 'update', 'invalid', 'nothing'],
  shared: ['shared', 'private', 'nothing'],
  update: ['update', 'private', 'invalid', 'nothing'],
  form: ['form', 'update', 'private', 'nothing'],
};

/** Shows a card to the person who acted and to nobody else, whatever was announced. */
export async function showPrivately(card: Card, files: readonly File[], to: Answering): Promise<Hold | null> {
  // A follow-up before the announced answer would become that answer, for all to see.
  if (to.ack === 'shared') await deleteOriginal(to);
  return to.sendPictures(card, async ({ card: shown, pictures }) => {
    const outgoing = withFiles(messageBody(shown, to.voice, to.from.home), files, pictures);
    switch (to.ack) {
      case 'private':
        return holdOriginal(await editOriginal(outgoing, to), to);
      case 'shared':
      case 'update':
        await followUp(outgoing, to);
        return null;
      case 'form': {
        const { body, files: attached } = onlyForOne(outgoing);
        await respond({ type: InteractionResponseType.ChannelMessageWithSource, data: body }, to, attached);
        return null;
      }
    }
  });
}

/** An answer that one person alone sees, by its message's id. */
function holdOriginal(id: string | null, { ack, from, reply, now }: Answering): Hold | null {
  if (ack === 'private') return id === null ? null : holdAnswer(id, reply, now());
  if (from.own === null) return null;
  return from.own.direct ? holdDirect(from.own, now()) : holdAnswer(from.own.message, reply, now());
}

/** What both are to see stands in their room, even if a private message led to it. */
async function share(card: Card, to: Answering): Promise<void> {
  if (to.from.home === null) {
    await to.sendPictures(card, ({ card: shown, pictures }) =>
      editOriginal(withFiles(messageBody(shown, to.voice), [], pictures), to),
    );
    return;
  }
  await to.post(to.from.home, card);
  await deleteOriginal(to);
}

function update(card: Card, to: Answering): Promise<Hold | null> {
  if (to.ack === 'form') return updateAtOnce(card, to);
  return to.sendPictures(card, async ({ card: shown, pictures }) => {
    const outgoing = withFiles(messageBody(shown, to.voice, to.from.home), [], pictures);
    try {
      return holdOriginal(await editOriginal(asEdit(outgoing), to), to);
    } catch (error) {
      // Somebody deleted the message meanwhile: the person who acted still gets the answer.
      if (to.ack !== 'update' || !(error instanceof PlatformError) || error.kind !== 'gone') throw error;
      await followUp(outgoing, to);
      return null;
    }
  });
}

/** In the place of a form: only a card that one person alone sees is replaced. */
function updateAtOnce(card: Card, to: Answering): Promise<Hold | null> {
  if (to.from.own === null) return showPrivately(card, [], to);
  return to.sendPictures(card, async ({ card: shown, pictures }) => {
    const { body, files } = asEdit(withFiles(messageBody(shown, to.voice, to.from.home), [], pictures));
    await respond({ type: InteractionResponseType.UpdateMessage, data: body }, to, files);
    return holdOriginal(null, to);
  });
}

async function sayNothing(to: Answering): Promise<void> {
  switch (to.ack) {
    case 'private':
    case 'shared':
      return deleteOriginal(to);
    case 'update':
      return;
    case 'form':
      if (to.from.onMessage) return respond({ type: InteractionResponseType.DeferredMessageUpdate }, to);
      await respond(
        { type: InteractionResponseType.DeferredChannelMessageWithSource, data: { flags: MessageFlags.Ephemeral } },
        to,
      );
      return deleteOriginal(to);
  }
}

/** Returns the id of the message, where Discord says it. */
async function editOriginal(outgoing: Outgoing, { request, routes }: Answering): Promise<string | null> {
  const shown = await request('answering', 'patch', routes.original, toData(outgoing));
  return snowflake(record(shown)?.['id']);
}

async function deleteOriginal({ request, routes }: Answering): Promise<void> {
  await request('taking back an answer', 'delete', routes.original, { auth: false });
}

async function followUp(outgoing: Outgoing, { request, routes }: Answering): Promise<void> {
  await request('answering privately', 'post', routes.followUp, toData(onlyForOne(outgoing)));
}

async function respond(body: object, { request, routes }: Answering, files?: RequestData['files']): Promise<void> {
  await request('answering at once', 'post', routes.callback, {
    body,
    auth: false,
    ...(files === undefined ? {} : { files }),
  });
}

function onlyForOne({ body, ...rest }: Outgoing): Outgoing {
  return { ...rest, body: { ...body, flags: body.flags | MessageFlags.Ephemeral } };
}

function toData({ body, files }: Outgoing): RequestData {
  return { body, auth: false, ...(files === undefined ? {} : { files }) };
}
