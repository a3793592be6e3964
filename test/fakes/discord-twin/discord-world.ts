import { nonceOf } from '../../../adapters/discord/message-body.ts';
import { createDiscordPlatform } from '../../../adapters/discord/platform.ts';
import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import { writeCalendar } from '../../../adapters/system/write-calendar.ts';
import { type Bot, createBot } from '../../../src/bot/create-bot.ts';
import { discordWords } from '../../../src/cli/platforms/connect-discord.ts';
import type { Content } from '../../../src/content/library.ts';
import type { Instant } from '../../../src/model/instant.ts';
import type { RoomRef } from '../../../src/model/place.ts';
import type { ChatPlatform } from '../../../src/port/chat-platform.ts';
import type { Inbox } from '../../../src/port/inbox.ts';
import type { World } from '../../flows/driver.ts';
import { type Ping, pingOf, zones } from '../../flows/pings.ts';
import { MemoryLog, MemoryMetrics } from '../memory-log.ts';
import { openTestStore, type TestStore } from '../open-test-store.ts';
import { listenTo } from '../record-pings.ts';
import { shippedContent } from '../shipped-content.ts';
import { TestSystem } from '../test-system.ts';
import { otherBits, type TwinChannel, type TwinPing } from './model.ts';
import { DiscordPerson } from './person.ts';
import { recordOutcomes } from './record-outcomes.ts';
import { StoryPerson } from './story-person.ts';
import { DiscordTwin } from './twin.ts';
import { wireChannel } from './wire.ts';

/** The real bot on the real embedded database, behind the real client, on the twin. Opened with `openDiscordWorld`. */
export type DiscordWorld = World & {
  readonly twin: DiscordTwin;
  readonly data: TestStore;
  /** Two more people, with a channel of their own in the same server. Nothing of what they do is followed through. */
  addTwo(place?: Partial<TwinChannel>): Two;
};

export type Two = {
  readonly sam: DiscordPerson;
  readonly alex: DiscordPerson;
  readonly channel: TwinChannel;
  readonly room: RoomRef;
};

/** Opens a server with Sam, Alex and a guest. Everything that a person does is followed through. */
export async function openDiscordWorld(
  options: { readonly now?: Instant; readonly events?: boolean } = {},
): Promise<DiscordWorld> {
  const loaded = await shippedContent();
  // Stories are not about limits; other tests are.
  const twin = await DiscordTwin.open({ channel: { most: 1000, per: 1000 }, global: { most: 1000, per: 1000 } });
  const data = await openTestStore({ reuse: true });
  const system = new TestSystem(options.now);
  twin.world.clock = () => system.now();
  const keys = new Map<string, string>();
  const log = new MemoryLog();
  const users = ['sam', 'alex', 'guest'].map((name) => twin.world.addUser(name));
  const guild = twin.world.addGuild('Our server', users);
  if (options.events === true) guild.everyone |= otherBits.CreateEvents;
  const channel = twin.world.addChannel(guild);
  const outcomes = new Map<string, string>();
  let running = await start(loaded, twin, data, system, log, outcomes, keys, options.events);

  const settle = async (): Promise<void> => {
    await running.held();
    data.runner.wake();
    await data.runner.idle();
  };
  const [sam, alex, guest] = users.map(
    (user) => new StoryPerson(new DiscordPerson(twin, channel, user, outcomes), { outcomes, settle }),
  );
  if (sam === undefined || alex === undefined || guest === undefined) throw new Error('somebody is missing');
  return {
    sam,
    alex,
    guest,
    twin,
    data,
    addTwo: (place = {}) => {
      const own = twin.world.addChannel(guild, place);
      const created = own.parent === null ? 'CHANNEL_CREATE' : 'THREAD_CREATE';
      twin.gateway.dispatch(created, { ...wireChannel(own, twin.world), newly_created: true }, guild.id);
      const [one, other] = ['sam', 'alex'].map((name) => {
        const user = twin.world.addUser(name);
        guild.members.add(user.id);
        return new DiscordPerson(twin, own, user, outcomes);
      });
      if (one === undefined || other === undefined) throw new Error('somebody is missing');
      return { sam: one, alex: other, channel: own, room: { platform: 'discord', space: guild.id, room: own.id } };
    },
    now: () => system.now(),
    get pings() {
      return twin.world.pings.map((ping) => pingAt(twin, keys, ping));
    },
    get log() {
      return log.lines;
    },
    pass: async (ms) => {
      system.advance(ms);
      await data.setTime(system.now());
      await running.bot.tick.run();
      await settle();
    },
    settle,
    restart: async () => {
      await running.bot.tick.stop();
      await running.platform[Symbol.asyncDispose]();
      await data.restart();
      running = await start(loaded, twin, data, system, log, outcomes, keys, options.events);
    },
    [Symbol.asyncDispose]: async () => {
      await running.bot.tick.stop();
      await running.platform[Symbol.asyncDispose]();
      await data.close();
      await twin.close();
      if (twin.violations.length > 0) throw new Error(`Discord would have refused:\n${twin.violations.join('\n')}`);
    },
  };
}

type Running = { readonly bot: Bot; readonly platform: ChatPlatform; readonly held: () => Promise<void> };

async function start(
  loaded: Content,
  twin: DiscordTwin,
  data: TestStore,
  system: { now(): Instant; random(): number; newId(): string },
  log: MemoryLog,
  outcomes: Map<string, string>,
  keys: Map<string, string>,
  events = false,
): Promise<Running> {
  const metrics = new MemoryMetrics();
  const platform = createDiscordPlatform({
    draw: drawPicture,
    token: twin.token,
    events,
    baseUrl: twin.api,
    requestsPerSecond: 1000,
    log,
    metrics,
    system,
    words: (locale) => discordWords(loaded, locale),
  });
  const bot = createBot({
    store: data.store,
    runner: data.runner,
    system,
    content: loaded,
    log,
    metrics,
    writeCalendar,
    platforms: new Map([['discord', withKeys(platform, keys)]]),
  });
  const recorded = recordOutcomes(bot.inbox, () => twin.changed(), outcomes);
  await platform.start(knowingZones(twin, recorded.inbox));
  await data.setTime(system.now());
  await data.runner.start((job, tries) => bot.run(job, tries));
  return { bot, platform, held: recorded.held };
}

/** Keeps the keys that are sent as nonces, by which a story knows what somebody was notified of. */
function withKeys(platform: ChatPlatform, keys: Map<string, string>): ChatPlatform {
  return listenTo(platform, {
    post: (room, card, key, attempted, telling) => {
      keys.set(nonceOf(room.room, key), key);
      return platform.post(room, card, key, attempted, telling);
    },
    whisper: (user, room, card, key) => {
      keys.set(nonceOf(user.user, key), key);
      return platform.whisper(user, room, card, key);
    },
  });
}

function pingAt({ world }: DiscordTwin, keys: ReadonlyMap<string, string>, ping: TwinPing): Ping {
  const { user, at, how, message, nonce } = ping;
  return pingOf(world.users.get(user)?.username ?? user, at, how, keys.get(nonce ?? '') ?? null, message);
}

/**
 * Discord tells nobody's time zone, so that people on it choose theirs in the rhythm or the settings. Stories are
 * about people who have: here their zones are known from the beginning.
 */
function knowingZones({ world }: DiscordTwin, inbox: Inbox): Inbox {
  return {
    ...inbox,
    commands: inbox.commands,
    handle: (event) => {
      const zone = event.kind === 'notice' ? undefined : zones[world.users.get(event.by.user)?.username ?? ''];
      return inbox.handle(event.kind === 'notice' || zone === undefined ? event : { ...event, zone });
    },
  };
}
