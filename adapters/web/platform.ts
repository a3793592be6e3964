import { randomUUID } from 'node:crypto';
import type { Card } from '../../src/card/card.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { MessageRef } from '../../src/model/place.ts';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import type { DrawPicture } from '../../src/port/draw-picture.ts';
import type { Health } from '../../src/port/health.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { Log } from '../../src/port/log.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { Store } from '../../src/port/store.ts';
import type { BotClock } from './bot-clock.ts';
import { openClockface } from './clockface.ts';
import { createReplace, holdMessage } from './held-card.ts';
import { openInteractions } from './interactions.ts';
import { listen } from './listen.ts';
import { openMessages } from './messages.ts';
import { readPageFiles } from './page-files.ts';
import { openPeople } from './people.ts';
import { openPictures } from './pictures.ts';
import { expectRoom, messageRef, personOf } from './place.ts';
import { publishCommands } from './publish-commands.ts';
import { renderCard } from './render-card.ts';
import { openRenderings, type Renderers } from './renderings.ts';
import { openRoom } from './room.ts';
import { sampleMonth } from './sample/month.ts';
import { openSample } from './sample/sample.ts';
import type { Step } from './sample/step.ts';
import type { SampleWords } from './sample/words.ts';
import { createServer } from './server.ts';
import { openStreams } from './streams.ts';
import { Refusal, translateError } from './translate-error.ts';
import { personIds, type WireStanding } from './wire.ts';
import type { WebWordsIn } from './words.ts';

export type WebOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  /** `127.0.0.1` if left out; `::1` is the only other that is allowed. */
  readonly host?: string;
  readonly store: Store;
  /** The clock that all of Attune runs on: see `openBotClock`. */
  readonly system: BotClock;
  readonly log: Log;
  readonly draw: DrawPicture;
  /** What the preview says itself. */
  readonly words: WebWordsIn;
  /** When the next check-in comes, in bot time; `null` when none is planned. */
  readonly nextDue: () => Promise<Instant | null>;
  /** The earliest moment for which anything is planned, in bot time; at the latest one after `rest` (ms). The clock stops there. */
  readonly nextMoment: (rest: number) => Promise<Instant | null>;
  /** How things stand with the couple of the room: what the page's first steps and its clock go by. */
  readonly standing: () => Promise<WireStanding>;
  /** What `GET /health` says; it answers 503 where that is not well. */
  readonly health: () => Promise<Health>;
  /** What `GET /metrics` answers with. */
  readonly metrics?: { text(): Promise<string>; readonly contentType: string };
  /** Does all that has become due after bot time was moved, and returns when it is done. */
  readonly onJump: () => Promise<void>;
  /** Erases the couples of the preview. */
  readonly onReset: () => Promise<void>;
  /** How cards and forms become what Discord and Slack would get, to look at; none if left out. */
  readonly renderers?: Renderers;
  /** What the invented two of the sample month say; there is none if left out. */
  readonly sampleWords?: SampleWords | null;
  /** The course of the sample month, where it is to be another than the usual one. */
  readonly sampleSteps?: (weekday: number) => readonly Step[];
};

/** The preview: a chat platform with one room, which is a page on loopback. */
export interface WebPlatform extends ChatPlatform {
  /** Where to open it: `http://127.0.0.1:4141`. */
  readonly address: string;
}

/**
 * Opens the preview's port; the page answers once `start` was called. Throws with a sentence for the host if the
 * address is not loopback or the port cannot be had.
 */
export async function createWebPlatform(options: WebOptions): Promise<WebPlatform> {
  const { store, system: clock, log, words } = options;
  let inbox: Inbox | null = null;
  const working = new Set<Promise<unknown>>();
  const untilDone = <T>(work: Promise<T>): Promise<T> => {
    const settled = work.catch(() => undefined).finally(() => working.delete(settled));
    working.add(settled);
    return work;
  };

  const streams = openStreams();
  const messages = openMessages(store, (message) => {
    sample.saw(message);
    streams.message(message);
  });
  const replace = createReplace(messages);
  const people = openPeople(store, {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    guest: words(undefined).say('preview.guest'),
  });
  const pictures = openPictures(options.draw, people.all);
  const currentInbox = (): Inbox => {
    if (inbox === null) throw new Refusal(503, 'preview.refused-starting');
    return inbox;
  };
  const { nextDue, nextMoment, onReset, standing } = options;
  const onJump = async (): Promise<void> => {
    currentInbox();
    await untilDone(options.onJump());
    streams.tell('standing', await standing());
  };
  const clockface = openClockface({ clock, store, streams, nextDue, nextMoment, onJump });
  const interact = openInteractions({ inbox: currentInbox, messages, people, pictures, clock, log });
  const sample = await openSample({
    words: options.sampleWords ?? null,
    steps: options.sampleSteps ?? sampleMonth,
    interact: (sent) => untilDone(interact(sent)),
    chat: (as, words) => room.chat({ id: randomUUID(), as, words, under: null }),
    goTo: clockface.goTo,
    settle: onJump,
    now: clock.now,
    people,
    standing,
    store,
    streams,
    log,
  });
  const room = openRoom({
    messages,
    people,
    pictures,
    streams,
    clockface,
    inbox: currentInbox,
    interact: (sent) => untilDone(interact(sent)),
    standing,
    onReset: () => untilDone(onReset()),
    sample,
    renderings: openRenderings(options.renderers ?? {}, { pictures, words, log }),
  });
  const app = createServer({
    room,
    clockface,
    sample,
    page: await readPageFiles(),
    words,
    log,
    inbox: () => inbox,
    health: options.health,
    metrics: options.metrics ?? null,
    port: () => listening.port,
  });
  const listening = await listen(app, options.host ?? '127.0.0.1', options.port);

  return {
    name: 'web',
    address: listening.address,
    start: async (given) => {
      // Commands that cannot be shown are our bug: better told at the start than to the first person who types.
      publishCommands(given.commands);
      inbox = given;
      log.info('preview is open', { address: listening.address });
    },
    post: (to, card, key) =>
      attempt('post', async () => {
        expectRoom(to);
        const message = { by: 'attune', to: null, under: to.under ?? null, body: cardBody(card) } as const;
        return messageRef((await messages.add(message, clock.now(), `post:${key}`)).id);
      }),
    edit: (message: MessageRef, card) =>
      attempt('edit', async () => {
        expectRoom(message.room);
        const edited = await messages.edit(message.message, renderCard(card));
        if (edited === null) throw new PlatformError('gone', 'the message to edit');
      }),
    remove: (message) =>
      attempt('remove', async () => {
        expectRoom(message.room);
        await messages.remove(message.message);
      }),
    whisper: (user, to, card, key) =>
      attempt('whisper', async () => {
        expectRoom(to);
        const person = personOf(user);
        const message = { by: 'attune', to: person, under: null, body: cardBody(card) } as const;
        const now = clock.now();
        const { id } = await messages.add(message, now, `whisper:${person}:${key}`);
        return holdMessage(id, now);
      }),
    replace: (hold, user, to, card) => attempt('replace', () => replace(hold, user, to, card)),
    inspect: (of) =>
      attempt('inspect', async () => {
        expectRoom(of);
        return { obstacles: [], members: personIds, readers: 'the-two', person: 'unknown' };
      }),
    events: null,
    condition: () => ({ state: 'up' }),
    lost: new Promise(() => {}),
    [Symbol.asyncDispose]: async () => {
      inbox = null;
      await sample.stop();
      await Promise.all(working);
      await streams.close();
      await listening.close();
    },
  };
}

function cardBody(card: Card) {
  return { kind: 'card', card: renderCard(card) } as const;
}

/** Lets nothing but a `PlatformError` out. */
async function attempt<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translateError(error, what);
  }
}
