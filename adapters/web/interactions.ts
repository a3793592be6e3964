import type { InteractionEvent } from '../../src/port/inbound-event.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { Log } from '../../src/port/log.ts';
import type { Reply } from '../../src/port/reply.ts';
import { applyReply, isPassing } from './apply-reply.ts';
import type { BotClock } from './bot-clock.ts';
import { holdOwn } from './held-card.ts';
import { webLimits } from './limits.ts';
import type { Messages } from './messages.ts';
import type { People } from './people.ts';
import type { Pictures } from './pictures.ts';
import { type Interaction, readEvent } from './read-event.ts';
import { Refusal } from './translate-error.ts';
import type { Answer } from './wire.ts';

export type InteractionParts = {
  /** Throws while the preview is starting or stopping. */
  readonly inbox: () => Inbox;
  readonly messages: Messages;
  readonly people: People;
  readonly pictures: Pictures;
  readonly clock: Pick<BotClock, 'now'>;
  readonly log: Log;
};

/**
 * Takes what people do to the inbox and carries out its reply. A request that arrives twice, at the same time or
 * soon after, gets the answer of the first; after a restart the inbox knows it by its id.
 */
export function openInteractions(parts: InteractionParts): (sent: Interaction) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();

  return (sent) => {
    const key = `${sent.as}:${sent.id}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = interact(sent, parts);
    answers.set(key, answer);
    answer.then(
      // A traceless card is not to be had a second time, from anywhere.
      ({ kind }) => void (kind === 'passing' && answers.delete(key)),
      () => answers.delete(key),
    );
    const [oldest] = answers.keys();
    if (answers.size > webLimits.rememberedReplies && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}

async function interact(sent: Interaction, parts: InteractionParts): Promise<Answer> {
  const known = await withKnownMessage(sent, parts.messages);
  const inbox = parts.inbox();
  const event = readEvent(known, await parts.people.find(sent.as), inbox.commands);
  const ack = inbox.ackModeOf(event);
  const reply = await inbox.handle(event);
  try {
    const answer = await applyReply(reply, known, ack, { ...parts, now: parts.clock.now() });
    await hold(inbox, event, reply, answer, known, parts);
    return answer;
  } catch (error) {
    parts.log.error('preview could not show a reply', error, { reply: reply.kind, ack });
    throw error;
  }
}

/** Has a private card kept true that is to be. */
async function hold(
  inbox: Inbox,
  event: InteractionEvent,
  reply: Reply,
  answer: Answer,
  { as }: Interaction,
  { messages, clock }: InteractionParts,
): Promise<void> {
  if (!('keep' in reply) || reply.keep === undefined || answer.kind !== 'done') return;
  await inbox.hold(event, reply.keep, await holdOwn(messages, answer.message, as, clock.now()));
}

/** A button needs its card before the person's eyes; a form is taken even if the card it came from is gone. */
async function withKnownMessage(sent: Interaction, messages: Messages): Promise<Interaction> {
  if (sent.kind === 'command' || sent.message === null || isPassing(sent.message)) return sent;
  if ((await messages.find(sent.message, sent.as)) !== null) return sent;
  if (sent.kind === 'form') return { ...sent, message: null };
  throw new Refusal(410, 'preview.refused-card');
}
