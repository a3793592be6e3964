import { InteractionResponseType, MessageFlags, type RequestData } from 'discord.js';
import type { Card } from '../../src/card/card.ts';
import type { RoomRef } from '../../src/model/place.ts';
import type { AckMode } from '../../src/port/command-spec.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { File, Reply } from '../../src/port/reply.ts';
import { messageBody, type Outgoing, withFiles } from './message-body.ts';
import { problemCard } from './problem-card.ts';
import type { Origin } from './read-event.ts';
import { renderForm } from './render-form.ts';
import type { Voice } from './render-markup.ts';
import type { InteractionRoutes, Request } from './requests.ts';
import type { DiscordWords } from './words.ts';

/** One interaction, as far as its answer needs to know. `ack` is how it was acknowledged: `form` is not at all yet. */
export type Answering = {
  readonly request: Request;
  readonly routes: InteractionRoutes;
  readonly from: Origin;
  readonly ack: AckMode;
  readonly voice: Voice;
  readonly words: DiscordWords;
  /** Posts a card in a room, once for this interaction. */
  readonly post: (room: RoomRef, card: Card) => Promise<unknown>;
};

/** Carries out a reply. Throws a `PlatformError`; a reply that cannot follow the acknowledgement is `rejected`. */
export async function applyReply(reply: Reply, to: Answering): Promise<void> {
  if (!mayFollow[to.ack].includes(reply.kind)) {
    throw new PlatformError('rejected', `a reply of kind ${reply.kind} cannot follow the acknowledgement ${to.ack}`);
  }
  switch (reply.kind) {
    case 'nothing':
      return sayNothing(to);
    case 'private':
      return showPrivately(reply.card, reply.files ?? [], to);
    case 'invalid':
      return showPrivately(problemCard(reply, to.words), [], to);
    case 'shared':
      return share(reply.card, to);
    case 'update':
      return update(reply.card, to);
    case 'form':
      return respond({ type: InteractionResponseType.Modal, data: renderForm(reply.form) }, to);
  }
}

/** An `update` that had no message to replace was acknowledged privately, and is shown there. */
const mayFollow: Readonly<Record<AckMode, readonly Reply['kind'][]>> = {
  private: ['private', 'update', 'invalid', 'nothing'],
  shared: ['shared', 'private', 'nothing'],
  update: ['update', 'private', 'invalid', 'nothing'],
  form: ['form', 'private', 'nothing'],
};

/** Shows a card to the person who acted and to nobody else, whatever was announced. */
export async function showPrivately(card: Card, files: readonly File[], to: Answering): Promise<void> {
  const outgoing = withFiles(messageBody(card, to.voice, to.from.home), files);
  switch (to.ack) {
    case 'private':
      return editOriginal(outgoing, to);
    case 'shared':
      // A follow-up before the announced answer would become that answer, for all to see.
      await deleteOriginal(to);
      return followUp(outgoing, to);
    case 'update':
      return followUp(outgoing, to);
    case 'form': {
      const { body, files: attached } = onlyForOne(outgoing);
      return respond({ type: InteractionResponseType.ChannelMessageWithSource, data: body }, to, attached);
    }
  }
}

/** What both are to see stands in their room, even if a private message led to it. */
async function share(card: Card, to: Answering): Promise<void> {
  if (to.from.home === null) return editOriginal({ body: messageBody(card, to.voice) }, to);
  await to.post(to.from.home, card);
  await deleteOriginal(to);
}

async function update(card: Card, to: Answering): Promise<void> {
  const outgoing = { body: messageBody(card, to.voice, to.from.home) };
  try {
    await editOriginal(outgoing, to);
  } catch (error) {
    // Somebody deleted the message meanwhile: the person who acted still gets the answer.
    if (to.ack !== 'update' || !(error instanceof PlatformError) || error.kind !== 'gone') throw error;
    await followUp(outgoing, to);
  }
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

async function editOriginal(outgoing: Outgoing, { request, routes }: Answering): Promise<void> {
  await request('answering', 'patch', routes.original, toData(outgoing));
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
