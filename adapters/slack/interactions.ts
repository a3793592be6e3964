import type { BlockAction, SlashCommand, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { CommandEvent, InteractionEvent } from '../../src/port/inbound-event.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';
import type { Reply } from '../../src/port/reply.ts';
import type { System } from '../../src/port/system.ts';
import { answerPrivately } from './answer-privately.ts';
import { applyReply, checkReply, type ReplyTools } from './apply-reply.ts';
import type { Clients } from './clients.ts';
import type { Origin } from './origin.ts';
import type { openProfiles } from './profiles.ts';
import { actionOrigin, commandOrigin, readAction, readCommand, type SpaceOf } from './read-event.ts';
import { folded } from './read-options.ts';
import { renderCard } from './render-card.ts';
import { sendToResponseUrl } from './response-url.ts';
import { problemCard, sentenceCard, sentences } from './sentences.ts';
import { translateError } from './translate-error.ts';

export type InteractionParts = {
  readonly inbox: Inbox;
  readonly clients: Clients;
  readonly profiles: ReturnType<typeof openProfiles>;
  readonly spaceOf: SpaceOf;
  readonly system: System;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Shows a person's Home tab as it is now. */
  readonly showHome: (space: string, user: string) => Promise<void>;
  /** How long a form is waited for, in ms, before its person is told to wait. */
  readonly patience: number;
};

export type Ack<T = void> = (response?: T) => Promise<void>;

/** A slash command: acknowledged first, with nothing that anybody sees, then read, handled and answered. */
export async function onCommand(command: SlashCommand, ack: Ack, parts: InteractionParts): Promise<void> {
  await acknowledge(ack, parts);
  const origin = commandOrigin(command, parts.spaceOf);
  await answering(origin, parts, async (tools) => {
    const profile = await parts.profiles(origin.space, origin.user);
    const read = readCommand(command, origin, profile, parts.inbox.commands);
    if (read.kind === 'problem') {
      return answerPrivately(tools.speak, origin, problemCard(read), { traceless: true, now: tools.now() });
    }
    const event = await chooseSuggested(read, parts.inbox);
    await applyReply(await handle(event, parts), origin, tools);
  });
}

/** A button or a menu, wherever it stands. */
export async function onAction(body: BlockAction, ack: Ack, parts: InteractionParts): Promise<void> {
  await acknowledge(ack, parts);
  const origin = actionOrigin(body, parts.spaceOf);
  if (origin === null) return parts.log.warn('a Slack button names no room');
  await answering(origin, parts, async (tools) => {
    const event = readAction(body, origin, await parts.profiles(origin.space, origin.user));
    if (event === null) return;
    await applyReply(await handle(event, parts), origin, tools);
    if (origin.channel === null) await parts.showHome(origin.space, origin.user);
  });
}

/** Has the inbox handle an event, and holds it to the acknowledgement that it declared. */
export async function handle(event: InteractionEvent, { inbox }: Pick<InteractionParts, 'inbox'>): Promise<Reply> {
  const ack = inbox.ackModeOf(event);
  const reply = await inbox.handle(event);
  checkReply(reply, ack);
  return reply;
}

/** Tells Slack that it arrived. A socket that broke in between is no reason to drop what somebody did. */
export async function acknowledge<T>(ack: Ack<T>, { log }: Pick<InteractionParts, 'log'>, response?: T): Promise<void> {
  try {
    await ack(response);
  } catch (error) {
    log.error('Slack could not be told that something arrived', error);
  }
}

/** Does the work of an answer; what goes wrong is logged, and said to the person where that is possible. */
export async function answering(
  origin: Origin,
  parts: InteractionParts,
  work: (tools: ReplyTools) => Promise<void>,
): Promise<void> {
  const speak = async () => (await parts.clients.of(origin.space)).client;
  try {
    await work({ speak, now: () => parts.system.now() });
  } catch (error) {
    const found = translateError(error, 'an answer', parts.system.now());
    parts.log.error('an answer did not reach Slack', found, { kind: found.kind });
    parts.metrics.count('platform_errors', found.kind);
    if (origin.responseUrl === undefined) return;
    const target = { response_type: 'ephemeral', replace_original: false } as const;
    await sendToResponseUrl(origin.responseUrl, renderCard(sentenceCard(sentences.notShown)), target).catch(
      () => false,
    );
  }
}

/** What a form's acknowledgement may say. */
export type FormAck = Ack<ViewResponseAction>;

export type FormBody = ViewSubmitAction;

/** Slack proposes nothing while a command is typed; a proposal written out in full counts as chosen. */
async function chooseSuggested(event: CommandEvent, inbox: Inbox): Promise<CommandEvent> {
  const [name, subcommand] = event.path.split(' ');
  const command = inbox.commands.find((one) => one.name === name);
  const specs =
    subcommand === undefined ? command?.options : command?.subcommands.find((one) => one.name === subcommand)?.options;
  const options: Record<string, string> = { ...event.options };
  for (const { kind, name: option } of specs ?? []) {
    const typed = options[option];
    if (kind !== 'suggested' || typed === undefined) continue;
    const choices = await inbox.suggest({ path: event.path, option, typed, by: event.by, room: event.room });
    const chosen = choices.find((one) => folded(one.label) === folded(typed) || folded(one.value) === folded(typed));
    if (chosen !== undefined) options[option] = chosen.value;
  }
  return { ...event, options };
}
