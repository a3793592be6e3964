import { setTimeout as wait } from 'node:timers/promises';
import { Routes } from 'discord.js';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import type { DrawPicture } from '../../src/port/draw-picture.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { Leases } from '../../src/port/leases.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';
import type { System } from '../../src/port/system.ts';
import { formDeadline, retryWaits } from './answer-interaction.ts';
import { createSendWithPictures } from './attach-pictures.ts';
import { createCommandIds } from './command-ids.ts';
import { connect } from './connect.ts';
import { createContain } from './contain.ts';
import { createClient, type Shards } from './create-client.ts';
import { createWhisper } from './direct-messages.ts';
import { heedRefusals } from './heed-refusals.ts';
import { createReplace } from './held-card.ts';
import { holdShards } from './hold-shards.ts';
import { inspectRoom } from './inspect-room.ts';
import { KnownPlaces } from './known-places.ts';
import { asEdit, messageBody, withFiles } from './message-body.ts';
import { watchForOtherProcess } from './other-process.ts';
import { channelOf } from './own-thread.ts';
import { createPace } from './pace.ts';
import { createPlaceEvents } from './place-events.ts';
import { createPostCard } from './post-card.ts';
import { type ProxySettings, socketAgent } from './proxy.ts';
import { type Translations, tryToPublish } from './publish-commands.ts';
import { isReachable, untilReachable } from './reach.ts';
import type { Voice } from './render-markup.ts';
import { createRequest } from './requests.ts';
import { connectWaits, type ShardSet, steadyShards } from './steady-shards.ts';
import { createTakeEvent } from './take-event.ts';
import { translateError } from './translate-error.ts';
import { watchConnection } from './watch-connection.ts';
import type { DiscordWords } from './words.ts';

export type DiscordOptions = {
  readonly token: string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly system: System;
  readonly words: (locale: string) => DiscordWords;
  readonly draw: DrawPicture;
  /** What stands before `/v10` in every address; `https://discord.com/api` if left out. */
  readonly baseUrl?: string;
  /** The host's settings for proxies; none between if left out. */
  readonly proxies?: ProxySettings;
  /** How many requests Discord takes of the bot in a second; 50 if left out, as it does unless it has agreed to more. */
  readonly requestsPerSecond?: number;
  /** `auto` if left out. */
  readonly shards?: Shards;
  /** How the connections are shared out between processes; if left out, this one takes all that `shards` names. */
  readonly leases?: Leases;
  /** This process posts nothing of its own accord, and leaves the requests that Discord takes to those that do. */
  readonly answersOnly?: boolean;
  /** Registers the commands in this server alone, where they show at once. */
  readonly guild?: string;
  /** Whether a plan may become an event of the server; not, if left out. */
  readonly events?: boolean;
  /** The commands in other languages. */
  readonly translations?: Translations;
  /** Milliseconds that a handler has for a form, and to wait before each further try to show a reply. */
  readonly formDeadline?: number;
  readonly retryWaits?: readonly number[];
  /** Milliseconds to wait before each further look whether Discord answers at a start, and before each further try to connect; the last is repeated. */
  readonly reachWaits?: readonly number[];
  readonly connectWaits?: readonly number[];
  /** Milliseconds after which a start goes on without a connection, which is then made as soon as it can be. */
  readonly startPatience?: number;
};

/**
 * Discord. Posting, editing, whispering and inspecting work without `start`, so that any process can do them;
 * `start` also connects, registers the commands, and takes what people do to the inbox.
 */
export function createDiscordPlatform(options: DiscordOptions): ChatPlatform {
  const { token, log, metrics, system, shards = 'auto', requestsPerSecond = 50 } = options;
  const now = () => system.now();
  const places = new KnownPlaces();
  const watch = watchConnection({ log, metrics, now });
  const contain = createContain({ log, metrics, now });
  const stopping = new AbortController();
  let inbox: Inbox | null = null;

  const proxies = options.proxies ?? {};
  const holder =
    options.leases === undefined
      ? null
      : holdShards({
          leases: options.leases,
          wanted: shards,
          log,
          watch,
          request: (...asked) => request(...asked),
          shards: () => set,
          ids: () => ({ me: events.me(), application: events.application() }),
          knowIds: (ids) => events.knowIds(ids),
          forget: (shard, of) => places.forgetShard(shard, of),
        });
  const set: ShardSet = steadyShards(
    {
      contain,
      listener: { ...watch, happened: (name, data) => events.take(name, data) },
      random: () => system.random(),
      waits: options.connectWaits ?? connectWaits,
      agent: (address) => socketAgent(address, proxies),
      ...(holder === null ? {} : { mayConnect: holder.mayConnect }),
    },
    holder,
  );
  const client = createClient({
    baseUrl: options.baseUrl,
    proxies,
    requestsPerSecond: 2 * requestsPerSecond,
    shards: holder === null ? shards : 'auto',
    set,
  });
  const pace = createPace({
    perSecond: requestsPerSecond,
    leases: options.leases,
    answersOnly: options.answersOnly === true,
    log,
  });
  heedRefusals(client.rest, pace, metrics);
  const request = createRequest(client.rest, token, now, watch.tokenTaken, pace.turn);
  const ids = createCommandIds(request, log, { guild: options.guild, now });

  const sendPictures = createSendWithPictures({ draw: options.draw, request, log });

  const voice: Voice = { commandId: ids.find };
  const voiceOfPosts = async (): Promise<Voice> => {
    await ids.load();
    return voice;
  };

  const post = createPostCard({
    request,
    sendPictures,
    places,
    now,
    voice: voiceOfPosts,
    me: () => events.me(),
    nameIn: (guild) => options.words(places.guild(guild)?.locale ?? 'en').thread,
  });

  const otherProcess = watchForOtherProcess({ log, metrics, now });
  const events = createTakeEvent({
    formDeadline,
    retryWaits,
    ...options,
    ...{ inbox: () => inbox, places, now, contain, request, sendPictures, voice, post, otherProcess },
  });

  const whisper = createWhisper({
    request,
    sendPictures,
    now,
    voice: voiceOfPosts,
    inbox: () => inbox,
    words: (guild) => options.words(places.guild(guild)?.locale ?? 'en'),
    post,
  });

  const replace = createReplace({ request, sendPictures, now, voice: voiceOfPosts });

  const enter = async (to: Inbox): Promise<void> => {
    await connect(client, token, watch, places, holder);
    // In an update of many processes one after the other, the newest publishes last.
    if (holder === null && shards !== 'auto' && !shards.ids.includes(0)) return ids.load();
    await tryToPublish(request, { application: events.application(), commands: to.commands, ids, ...options });
  };

  /** What fails when nobody waits for it any more ends the process as well: discord.js cannot log in twice. */
  const enterLater = (entering: Promise<void>): void => {
    entering.catch((error: unknown) => {
      if (stopping.signal.aborted) return;
      log.error('Discord could not be connected', error);
      watch.lose(error instanceof Error ? error : new Error('Discord could not be connected.'));
    });
  };

  return {
    name: 'discord',
    start: async (to) => {
      inbox = to;
      watch.begin();
      if (await isReachable(request)) {
        const entering = enter(to);
        const late = wait(options.startPatience ?? startPatience, 'late', { ref: false });
        if ((await Promise.race([entering, late])) !== 'late') return;
        enterLater(entering);
      } else {
        const reached = untilReachable(request, options.reachWaits ?? reachWaits, stopping.signal);
        enterLater(reached.then((found) => (found ? enter(to) : undefined)));
      }
      // A host without a network for a while must not keep the other platform waiting.
      log.warn('Discord cannot be reached, and is tried again until it can');
    },
    post,
    edit: async ({ room, message }, card) => {
      try {
        const spoken = await voiceOfPosts();
        await sendPictures(card, ({ card: shown, pictures }) =>
          request('editing', 'patch', Routes.channelMessage(channelOf(room), message), {
            ...asEdit(withFiles(messageBody(shown, spoken), [], pictures)),
          }),
        );
      } catch (error) {
        throw translateError(error, 'editing', now());
      }
    },
    remove: async ({ room, message }) => {
      try {
        await request('removing', 'delete', Routes.channelMessage(channelOf(room), message));
      } catch (error) {
        const known = translateError(error, 'removing', now());
        if (known.kind !== 'gone') throw known;
      }
    },
    whisper,
    replace,
    events: options.events === true ? createPlaceEvents(request, () => events.me()) : null,
    condition: watch.condition,
    lost: watch.lost,
    inspect: (room, about) => inspectRoom({ places, request, me: events.me, now }, room, about),
    [Symbol.asyncDispose]: async () => {
      watch.end();
      stopping.abort();
      // Nothing comes any more once the connections are given back; until then it is answered.
      if (holder === null) inbox = null;
      await Promise.race([holder?.leave().catch(() => undefined), wait(longestStop / 2, undefined, { ref: false })]);
      await Promise.race([events.idle(), wait(longestStop / 2, undefined, { ref: false })]);
      inbox = null;
      await Promise.race([pace.end().catch(() => undefined), wait(longestStop / 4, undefined, { ref: false })]);
      await client.destroy();
    },
  };
}

const reachWaits = [2000, 5000, 10_000, 30_000, 60_000];
const startPatience = 20_000;

/** What runs is finished before a stop, if it can be in this many milliseconds. */
const longestStop = 3000;
