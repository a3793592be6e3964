import type { ViewResponseAction } from '@slack/bolt';
import { type Card, text } from '../../src/card/card.ts';
import type { Markup } from '../../src/card/markup.ts';
import type { AckMode } from '../../src/port/command-spec.ts';
import type { CommandEvent, InteractionEvent } from '../../src/port/inbound-event.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';
import type { Reply } from '../../src/port/reply.ts';
import type { System } from '../../src/port/system.ts';
import type { ReplyTools } from './answer-privately.ts';
import { applyReply, checkReply } from './apply-reply.ts';
import type { Clients } from './clients.ts';
import { lookAround } from './look-around.ts';
import type { Origin } from './origin.ts';
import type { SlackAction, SlackCommand } from './payload-shapes.ts';
import type { openProfiles } from './profiles.ts';
import { actionOrigin, commandOrigin, readAction, readCommand, type SpaceOf } from './read-event.ts';
import { folded } from './read-options.ts';
import { renderCard } from './render-card.ts';
import type { Respond } from './response-url.ts';
import { problemCard, sentenceCard } from './sentence-cards.ts';
import { translateError } from './translate-error.ts';
import type { PostWithPictures } from './upload-pictures.ts';
import type { SlackWords, WordsIn } from './words.ts';

export type InteractionParts = {
  readonly inbox: Inbox;
  readonly clients: Clients;
  readonly respond: Respond;
  readonly postPictures: PostWithPictures;
  readonly profiles: ReturnType<typeof openProfiles>;
  readonly words: WordsIn;
  readonly spaceOf: SpaceOf;
  readonly system: System;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Shows a person's Home tab as it is now. */
  readonly showHome: (space: string, user: string) => Promise<void>;
  /** Says that something is done although its answer could not be shown, and where to look. */
  readonly notShown?: (event: InteractionEvent) => Markup;
  /** How long a form is waited for, in ms, before its person is told to wait. */
  readonly patience: number;
};

export type Ack<T = void> = (response?: T) => Promise<void>;

/** A slash command: acknowledged first, with nothing that anybody sees, then read, handled and answered. */
export async function onCommand(command: SlackCommand, ack: Ack, parts: InteractionParts): Promise<void> {
  await acknowledge(ack, parts);
  const origin = commandOrigin(command, parts.spaceOf);
  await answering(origin, parts, async () => {
    const profile = await parts.profiles(origin.space, origin.user);
    const read = readCommand(command, origin, profile, parts.inbox.commands, parts.words(profile.locale));
    if (read.kind === 'problem') return { kind: 'private', card: problemCard(read), traceless: true };
    const event = await chooseSuggested(read, parts.inbox);
    return handle({ ...event, ...(await lookAround(event, command.channel_name, parts)) }, parts);
  });
}

/** A button or a menu, wherever it stands. */
export async function onAction(body: SlackAction, ack: Ack, parts: InteractionParts): Promise<void> {
  await acknowledge(ack, parts);
  const origin = actionOrigin(body, parts.spaceOf);
  if (origin === null) return parts.log.warn('a Slack button names no room');
  await answering(origin, parts, async () => {
    const event = readAction(body, origin, await parts.profiles(origin.space, origin.user));
    return event === null ? { kind: 'nothing' } : handle(event, parts);
  });
  if (origin.channel === null) await parts.showHome(origin.space, origin.user);
}

/** Has the inbox handle an event, and gives its reply with the acknowledgement that it declared. */
export async function handle(event: InteractionEvent, { inbox }: Pick<InteractionParts, 'inbox'>): Promise<Answer> {
  const ack = inbox.ackModeOf(event);
  return { ...(await inbox.handle(event)), event, ack };
}

/** A reply, and what it follows; what the adapter says by itself follows nothing. */
export type Answer = Reply & { readonly event?: InteractionEvent; readonly ack?: AckMode };

/** Tells Slack that it arrived. A socket that broke in between is no reason to drop what somebody did. */
export async function acknowledge<T>(ack: Ack<T>, { log }: Pick<InteractionParts, 'log'>, response?: T): Promise<void> {
  try {
    await ack(response);
  } catch (error) {
    log.error('Slack could not be told that something arrived', error);
  }
}

/**
 * Carries out an answer once it is decided. What goes wrong is logged, and said to the person where that is possible:
 * whether it was done before, so that nobody does it twice.
 */
export async function answering(
  origin: Origin,
  parts: InteractionParts,
  decide: (tools: ReplyTools) => Promise<Answer>,
): Promise<void> {
  const speak = async () => (await parts.clients.of(origin.space)).client;
  const { respond, postPictures } = parts;
  const words = async () => parts.words((await parts.profiles(origin.space, origin.user)).locale);
  const tools = { speak, respond, postPictures, words, now: () => parts.system.now() };
  let answer: Answer | null = null;
  try {
    answer = await decide(tools);
    if (answer.ack !== undefined) checkReply(answer, answer.ack);
    // What was to be a form is said to its one person, as what a form says.
    const from = answer.ack === 'form' ? { ...origin, byForm: true as const } : origin;
    const shown = await applyReply(answer, from, tools);
    if ('keep' in answer && answer.keep !== undefined && answer.event !== undefined) {
      await parts.inbox.hold(answer.event, answer.keep, shown);
    }
  } catch (error) {
    const { kind, code } = translateError(error, 'an answer', parts.system.now());
    parts.log.error('an answer did not reach Slack', error, { kind, code });
    parts.metrics.count('platform_errors', kind);
    if (origin.responseUrl === undefined) return;
    const target = { response_type: 'ephemeral', replace_original: false } as const;
    const card = answer === null ? sentenceCard((await words()).notDone) : notShownCard(answer, await words(), parts);
    await parts.respond(origin.responseUrl, renderCard(card), target).catch(() => false);
  }
}

/** It is done, but its answer could not be shown. */
function notShownCard({ event }: Answer, words: SlackWords, { notShown }: InteractionParts): Card {
  return event === undefined || notShown === undefined
    ? sentenceCard(words.doneNotShown)
    : { tone: 'notice', elements: [text(notShown(event))] };
}

/** What a form's acknowledgement may say. */
export type FormAck = Ack<ViewResponseAction>;

/**
 * Slack proposes nothing while a command is typed; a proposal written out in full counts as chosen, if it is one alone.
 * What is a couple's own is left as it was typed: its command reads that, and asks where several are meant.
 */
async function chooseSuggested(event: CommandEvent, inbox: Inbox): Promise<CommandEvent> {
  const [name, subcommand] = event.path.split(' ');
  const command = inbox.commands.find((one) => one.name === name);
  const specs =
    subcommand === undefined ? command?.options : command?.subcommands.find((one) => one.name === subcommand)?.options;
  const options: Record<string, string> = { ...event.options };
  for (const spec of specs ?? []) {
    const { name: option } = spec;
    const typed = options[option];
    if (spec.kind !== 'suggested' || spec.own === true || typed === undefined) continue;
    const choices = await inbox.suggest({ path: event.path, option, typed, by: event.by, room: event.room });
    const [chosen, ...more] = choices.filter((one) => [one.label, one.value].map(folded).includes(folded(typed)));
    if (chosen !== undefined && more.length === 0) options[option] = chosen.value;
  }
  return { ...event, options };
}
