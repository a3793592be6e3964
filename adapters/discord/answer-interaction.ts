import { setTimeout as wait } from 'node:timers/promises';
import { InteractionResponseType } from 'discord.js';
import { type Card, text } from '../../src/card/card.ts';
import type { RoomRef } from '../../src/model/place.ts';
import type { InteractionEvent } from '../../src/port/inbound-event.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { Reply } from '../../src/port/reply.ts';
import type { System } from '../../src/port/system.ts';
import { ackFor, acknowledge } from './acknowledge.ts';
import { type Answering, applyReply, showPrivately } from './apply-reply.ts';
import type { SendWithPictures } from './attach-pictures.ts';
import { discordLimits } from './limits.ts';
import type { OtherProcess } from './other-process.ts';
import type { Inbound } from './read-event.ts';
import type { Voice } from './render-markup.ts';
import { type InteractionRoutes, interactionRoutes, type Request } from './requests.ts';
import { alreadyAnswered, translateError } from './translate-error.ts';
import type { DiscordWords } from './words.ts';

export type AnsweringParts = {
  readonly inbox: Inbox;
  readonly request: Request;
  readonly sendPictures: SendWithPictures;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly system: System;
  readonly words: (locale: string) => DiscordWords;
  readonly voice: Voice;
  readonly post: (room: RoomRef, card: Card, key: string) => Promise<unknown>;
  readonly otherProcess: OtherProcess;
  /** Milliseconds that a handler has until its form can no longer be opened. */
  readonly formDeadline: number;
  /** Milliseconds to wait before each further try to show a reply, when Discord does not answer. */
  readonly retryWaits: readonly number[];
};

/**
 * Takes one interaction to the inbox and shows its reply. Discord hears first that an answer will come, before
 * anything else is done; only a form has to be the first thing it hears. Never throws.
 */
export async function answerInteraction(parts: AnsweringParts, inbound: NonNullable<Inbound>): Promise<void> {
  const routes = interactionRoutes(inbound.reply);
  if (inbound.kind === 'suggest') return suggest(parts, routes, inbound.event);
  const { event, from } = inbound;
  const ack = ackFor(event, parts.inbox.ackModeOf(event), from);
  const { voice } = parts;
  const post: Answering['post'] = (room, card) => parts.post(room, card, `interaction/${event.id}`);
  const { reply: replyTo } = inbound;
  const { request, sendPictures } = parts;
  const words = parts.words(from.locale);
  const now = () => parts.system.now();
  const to: Answering = { request, sendPictures, routes, reply: replyTo, from, ack, voice, words, post, now };
  if (ack !== 'form' && !(await acknowledgeFirst(parts, event, routes, ack))) return;
  const reply = ack === 'form' ? await inTime(parts, event) : await parts.inbox.handle(event);
  // Whatever were said here would stand in the way of the one who has it.
  if (reply !== 'late' && reply.kind === 'nothing' && reply.taken === true) return parts.otherProcess.saw(event.id);
  parts.otherProcess.answers(event.id);
  const show = () =>
    reply === 'late'
      ? showPrivately({ tone: 'notice', elements: [text(to.words.late)] }, [], to)
      : applyReply(reply, to);
  try {
    const shown = await persistently(show, ack === 'form' ? [] : parts.retryWaits);
    if (reply !== 'late' && 'keep' in reply && reply.keep !== undefined) {
      await parts.inbox.hold(event, reply.keep, shown);
    }
  } catch (error) {
    await apologise(parts, to, error, event, reply);
  }
}

/** Whether to go on: not if Discord says that the moment has passed, or that another process has answered. */
async function acknowledgeFirst(
  { request, log, metrics, otherProcess }: AnsweringParts,
  event: InteractionEvent,
  routes: InteractionRoutes,
  ack: Exclude<Answering['ack'], 'form'>,
): Promise<boolean> {
  try {
    await acknowledge(request, routes, ack);
    otherProcess.answers(event.id);
    return true;
  } catch (error) {
    if (isAnswered(error)) {
      otherProcess.saw(event.id);
      return false;
    }
    metrics.count('discord_acknowledgements_failed');
    log.error('an interaction could not be acknowledged', error, kindOf(error));
    // No answer is no refusal: what a person did may have arrived, and is done.
    return isPassing(error);
  }
}

/** The reply, unless it comes so late that Discord would not take a form any more. */
async function inTime({ inbox, formDeadline }: AnsweringParts, event: InteractionEvent): Promise<Reply | 'late'> {
  const passed = new AbortController();
  try {
    return await Promise.race([
      inbox.handle(event),
      wait(formDeadline, 'late' as const, { signal: passed.signal, ref: false }),
    ]);
  } finally {
    passed.abort();
  }
}

/** How long a handler of a form has by default: what is left of Discord's three seconds carries the answer there. */
export const formDeadline = discordLimits.acknowledge - 600;

/** What was done is done; showing it is worth some tries, within the quarter of an hour that the token lives. */
async function persistently<T>(show: () => Promise<T>, waits: readonly number[]): Promise<T> {
  for (const ms of waits) {
    try {
      return await show();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await wait(ms, undefined, { ref: false });
    }
  }
  return show();
}

export const retryWaits = [1000, 5000, 20_000] as const;

function isPassing(error: unknown): boolean {
  return error instanceof PlatformError && (error.kind === 'unavailable' || error.kind === 'rate-limited');
}

function isAnswered(error: unknown): boolean {
  return error instanceof PlatformError && error.code === alreadyAnswered;
}

async function apologise(
  parts: AnsweringParts,
  to: Answering,
  thrown: unknown,
  event: InteractionEvent,
  reply: Reply | 'late',
): Promise<void> {
  if (isAnswered(thrown)) return parts.otherProcess.saw(event.id);
  const error = translateError(thrown, 'answering', parts.system.now());
  const reference = parts.system.newId().slice(0, 8);
  const kind = reply === 'late' ? 'late' : reply.kind;
  parts.log.error('a reply could not be shown', error, { reply: kind, ack: to.ack, reference, ...kindOf(error) });
  parts.metrics.count('failures', 'discord-reply');
  if (kind === 'nothing' || (error.kind !== 'rejected' && error.kind !== 'unknown')) return;
  const sentence = isDone(reply) ? to.words.notShown(event) : to.words.broken(reference);
  try {
    await showPrivately({ tone: 'notice', elements: [text(sentence)] }, [], to);
  } catch (second) {
    parts.log.error('an apology could not be shown', second, { reference, ...kindOf(second) });
  }
}

/** Whether something may have been done, which nobody may then call undone. A form, what was wrong in one, and a refusal are shown before anything is. */
function isDone(reply: Reply | 'late'): boolean {
  if (reply === 'late' || !('card' in reply)) return false;
  return reply.kind !== 'private' || reply.card.tone !== 'notice';
}

function kindOf(error: unknown): { kind?: string; code?: string | null } {
  return error instanceof PlatformError ? { kind: error.kind, code: error.code } : {};
}

async function suggest(
  { inbox, request, log }: AnsweringParts,
  routes: InteractionRoutes,
  event: Parameters<Inbox['suggest']>[0],
): Promise<void> {
  const { choices: most, choiceName, choiceValue } = discordLimits.command;
  try {
    const found = await inbox.suggest(event);
    const choices = found
      .filter(({ value }) => value !== '' && value.length <= choiceValue)
      .slice(0, most)
      .map(({ label, value }) => ({ name: label.slice(0, choiceName), value }));
    const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
    await request('proposing values', 'post', routes.callback, { body, auth: false });
  } catch (error) {
    // Proposals that come too late are of no use to anybody; the person goes on typing.
    log.debug('values could not be proposed', kindOf(error));
  }
}
