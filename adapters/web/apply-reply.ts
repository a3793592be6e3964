import type { Card } from '../../src/card/card.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { AckMode } from '../../src/port/command-spec.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { File, Reply } from '../../src/port/reply.ts';
import type { Messages, NewMessage } from './messages.ts';
import type { Pictures } from './pictures.ts';
import type { Interaction } from './read-event.ts';
import { renderCard } from './render-card.ts';
import { renderForm } from './render-form.ts';
import type { Answer } from './wire.ts';

export type ApplyParts = { readonly messages: Messages; readonly pictures: Pictures; readonly now: Instant };

/** Carries out a reply: what lasts goes into the room, what does not goes back to the page that asked. */
export async function applyReply(
  reply: Reply,
  sent: Interaction,
  ack: AckMode,
  { messages, pictures, now }: ApplyParts,
): Promise<Answer> {
  if (!mayFollow[ack].includes(reply.kind)) {
    throw new PlatformError('rejected', `a reply of kind ${reply.kind} cannot follow the acknowledgement ${ack}`);
  }
  const message = sent.kind === 'command' ? null : sent.message;
  switch (reply.kind) {
    case 'nothing':
      return { kind: 'done', message: null };
    case 'form':
      return { kind: 'form', form: renderForm(reply.form), message };
    case 'invalid':
      return { kind: 'invalid', form: renderForm(reply.form), problems: reply.problems, message };
    case 'shared':
      return done(await messages.add(newMessage(reply.card, sent, null), now, onceKey(sent)));
    case 'private':
      if (reply.traceless === true) return passing(reply.card, sent, null, pictures, reply.files);
      return done(await messages.add(newMessage(reply.card, sent, sent.as), now, onceKey(sent), reply.files));
    case 'update':
      if (reply.traceless === true || isPassing(message)) return passing(reply.card, sent, message, pictures);
      return update(reply.card, sent, message, messages, now, ack);
  }
}

/** What each acknowledgement allows, as the strictest of the platforms has it. */
const mayFollow: Readonly<Record<AckMode, readonly Reply['kind'][]>> = {
  private: ['private', 'invalid', 'nothing'],
  shared: ['shared', 'private', 'nothing'],
  update: ['update', 'private', 'invalid', 'nothing'],
  form: ['form', 'update', 'private', 'nothing'],
};

/** Replaces the card that held the button; where there is none (any more), the card goes to the person alone. */
async function update(
  card: Card,
  sent: Interaction,
  message: string | null,
  messages: Messages,
  now: Instant,
  ack: AckMode,
): Promise<Answer> {
  const isForOne = sent.kind === 'form' || ack === 'form';
  const edited = (await mayReplace(sent, message, messages, isForOne))
    ? await messages.edit(message ?? '', renderCard(card))
    : null;
  return done(edited ?? (await messages.add(newMessage(card, sent, sent.as), now, onceKey(sent))));
}

/** What a form says, or what is said instead of one, is for the one who acted: a card that both see stays as it is. */
async function mayReplace(
  sent: Interaction,
  message: string | null,
  messages: Messages,
  isForOne: boolean,
): Promise<boolean> {
  if (message === null) return false;
  return !isForOne || (await messages.find(message, sent.as))?.to === sent.as;
}

/** Never stored: it exists in this answer, and in the page until that is closed. */
async function passing(
  card: Card,
  sent: Interaction,
  instead: string | null,
  pictures: Pictures,
  files: readonly File[] = [],
): Promise<Answer> {
  const copies = files.map(({ name, mediaType, text }) => ({ name, mediaType, text }));
  const drawn = await pictures.inline(card);
  const answer = { kind: 'passing', id: `passing-${sent.id}`, instead, card: renderCard(card), files: copies } as const;
  return drawn.length === 0 ? answer : { ...answer, pictures: drawn };
}

export function isPassing(message: string | null): boolean {
  return message?.startsWith('passing-') ?? false;
}

function newMessage(card: Card, sent: Interaction, to: NewMessage['to']): NewMessage {
  return {
    by: 'attune',
    to,
    under: null,
    body: { kind: 'card', card: renderCard(card) },
    used: sent.kind === 'command' ? { by: sent.as, command: sent.path } : null,
  };
}

function done({ id }: { id: string }): Answer {
  return { kind: 'done', message: id };
}

/** The same event adds at most one message. */
function onceKey(sent: Interaction): string {
  return `event:${sent.as}:${sent.id}`;
}
