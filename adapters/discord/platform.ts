import { setTimeout as wait } from 'node:timers/promises';
import {
  type APIInteraction,
  type APIMessage,
  type Client,
  GatewayDispatchEvents,
  type GatewayGuildDeleteDispatchData,
  Routes,
} from 'discord.js';
import type { Card } from '../../src/card/card.ts';
import type { RoomRef } from '../../src/model/place.ts';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import type { NoticeEvent } from '../../src/port/inbound-event.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';
import type { System } from '../../src/port/system.ts';
import { answerInteraction, formDeadline, retryWaits } from './answer-interaction.ts';
import { createCommandIds } from './command-ids.ts';
import { connect, watchConnection } from './connect.ts';
import { createClient, type Shards } from './create-client.ts';
import { createWhisper } from './direct-messages.ts';
import { inspectRoom } from './inspect-room.ts';
import { messageBody, nonceOf } from './message-body.ts';
import { publishCommands, type Translations } from './publish-commands.ts';
import { isReachable, untilReachable } from './reach.ts';
import { channelGone, type GoneChannel, guildGone } from './read-notice.ts';
import { readRoom } from './read-room.ts';
import type { Voice } from './render-markup.ts';
import { createRequest } from './requests.ts';
import { translateError } from './translate-error.ts';
import type { DiscordWords } from './words.ts';

export type DiscordOptions = {
  readonly token: string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly system: System;
  readonly words: (locale: string) => DiscordWords;
  /** What stands before `/v10` in every address; `https://discord.com/api` if left out. */
  readonly baseUrl?: string;
  /** `auto` if left out. */
  readonly shards?: Shards;
  /** Registers the commands in this server alone, where they show at once. */
  readonly guild?: string;
  /** The commands in other languages. */
  readonly translations?: Translations;
  /** Milliseconds that a handler has for a form, and to wait before each further try to show a reply. */
  readonly formDeadline?: number;
  readonly retryWaits?: readonly number[];
  /** Milliseconds to wait before each further look whether Discord answers at a start; the last is repeated. */
  readonly reachWaits?: readonly number[];
};

/**
 * Discord. Posting, editing, whispering and inspecting work without `start`, so that any process can do them;
 * `start` also connects, registers the commands, and takes what people do to the inbox.
 */
export function createDiscordPlatform(options: DiscordOptions): ChatPlatform {
  const { token, log, metrics, system, shards = 'auto' } = options;
  const now = () => system.now();
  const client = createClient({ baseUrl: options.baseUrl, shards });
  const request = createRequest(client.rest, token, now);
  const ids = createCommandIds(request, log, { guild: options.guild, now });
  const working = new Set<Promise<unknown>>();
  const stopping = new AbortController();
  let inbox: Inbox | null = null;
  watchConnection(client, log, metrics);

  const languages = ['en', ...Object.keys(options.translations ?? {})];
  const voice = (locale: string): Voice => ({ commandId: ids.find, locale: nearest(locale, languages) });
  const voiceOfPosts = async (): Promise<Voice> => {
    await ids.load();
    return voice('en');
  };

  const track = (work: Promise<unknown>): void => {
    const settled = work
      .catch((error: unknown) => log.error('an event of Discord was not handled', error))
      .finally(() => working.delete(settled));
    working.add(settled);
  };

  const post = async (room: RoomRef, card: Card, key: string) => {
    try {
      const { under, ...place } = room;
      const body = {
        ...messageBody(card, await voiceOfPosts()),
        nonce: nonceOf(room.room, key),
        enforce_nonce: true,
        ...(under === undefined ? {} : { message_reference: { message_id: under, fail_if_not_exists: false } }),
      };
      const made = await request('posting', 'post', Routes.channelMessages(room.room), { body });
      return { room: place, message: (made as APIMessage).id };
    } catch (error) {
      throw translateError(error, 'posting', now());
    }
  };

  const whisper = createWhisper({
    request,
    now,
    voice: voiceOfPosts,
    inbox: () => inbox,
    words: (guild) => options.words(client.guilds.cache.get(guild)?.preferredLocale ?? 'en'),
    post,
  });

  const listen = (to: Inbox): void => {
    const parts = { formDeadline, retryWaits, ...options, inbox: to, request, voice, post };
    const tell = async (notices: readonly NoticeEvent[]): Promise<void> => {
      for (const notice of notices) await to.handle(notice);
    };
    onDispatch(client, GatewayDispatchEvents.InteractionCreate, (data: APIInteraction) => {
      if (inbox !== null) track(answerInteraction(parts, data));
    });
    onDispatch(client, GatewayDispatchEvents.GuildDelete, (data: GatewayGuildDeleteDispatchData) =>
      track(tell(guildGone(client, data))),
    );
    onDispatch(client, GatewayDispatchEvents.ChannelDelete, (data: GoneChannel) =>
      track(tell(channelGone(client, data))),
    );
    onDispatch(client, GatewayDispatchEvents.ThreadDelete, (data: GoneChannel) =>
      track(tell(channelGone(client, data))),
    );
  };

  const register = async (to: Inbox): Promise<void> => {
    if (shards !== 'auto' && !shards.ids.includes(0)) return ids.load();
    const application = client.application?.id ?? '';
    const { guild, translations } = options;
    try {
      const published = await publishCommands(request, {
        application,
        commands: to.commands,
        ...(guild === undefined ? {} : { guild }),
        ...(translations === undefined ? {} : { translations }),
      });
      ids.set(published.ids);
      log.info(published.changed ? 'commands were registered' : 'commands are registered already');
    } catch (error) {
      // What was registered before still works; without it there is nothing to type, which the host has to know.
      log.error('commands could not be registered, try: attune discord publish', error);
    }
  };

  const enter = async (to: Inbox): Promise<void> => {
    await connect(client, token);
    await register(to);
  };

  return {
    name: 'discord',
    start: async (to) => {
      inbox = to;
      listen(to);
      if (await isReachable(request)) return enter(to);
      // A host without a network for a while must not keep the other platform waiting.
      log.warn('Discord cannot be reached, and is tried again until it can');
      untilReachable(request, options.reachWaits ?? reachWaits, stopping.signal)
        .then((reached) => (reached ? enter(to) : undefined))
        .catch((error: unknown) => log.error('Discord could not be connected', error));
    },
    post,
    edit: async ({ room, message }, card) => {
      try {
        const body = messageBody(card, await voiceOfPosts());
        await request('editing', 'patch', Routes.channelMessage(room.room, message), { body });
      } catch (error) {
        throw translateError(error, 'editing', now());
      }
    },
    remove: async ({ room, message }) => {
      try {
        await request('removing', 'delete', Routes.channelMessage(room.room, message));
      } catch (error) {
        const known = translateError(error, 'removing', now());
        if (known.kind !== 'gone') throw known;
      }
    },
    whisper,
    condition: () => ({ state: 'up' }),
    lost: new Promise(() => {}),
    inspect: (room) => inspectRoom(() => readRoom(client, request, room)),
    [Symbol.asyncDispose]: async () => {
      inbox = null;
      stopping.abort();
      await Promise.race([Promise.all(working), wait(longestStop, undefined, { ref: false })]);
      await client.destroy();
    },
  };
}

const reachWaits = [2000, 5000, 10_000, 30_000, 60_000];

/** What runs is finished before a stop, if it can be in this many milliseconds. */
const longestStop = 3000;

/** An event of the gateway as it arrives, before discord.js changes what it remembers. */
function onDispatch<Data>(client: Client, event: GatewayDispatchEvents, listener: (data: Data) => void): void {
  client.ws.on(event, listener);
}

function nearest(locale: string, languages: readonly string[]): string {
  const found = languages.find((one) => one === locale || one === locale.split('-')[0]) ?? 'en';
  return found === 'en' ? 'en-GB' : found;
}
