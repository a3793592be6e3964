import { createDiscordPlatform, type DiscordOptions } from '../../../adapters/discord/platform.ts';
import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import type { RoomRef } from '../../../src/model/place.ts';
import type { ChatPlatform } from '../../../src/port/chat-platform.ts';
import type { PlatformDriver, PlatformPerson } from '../../contract/platform-driver.ts';
import type { TwinChannel, TwinGuild } from '../../fakes/discord-twin/model.ts';
import { DiscordPerson } from '../../fakes/discord-twin/person.ts';
import { recordOutcomes } from '../../fakes/discord-twin/record-outcomes.ts';
import { DiscordTwin, type TwinOptions } from '../../fakes/discord-twin/twin.ts';
import type { FakeInbox } from '../../fakes/fake-inbox.ts';
import { MemoryLog, MemoryMetrics } from '../../fakes/memory-log.ts';
import { TestSystem } from '../../fakes/test-system.ts';
import { words } from './words.ts';

export type DiscordDriver = PlatformDriver & {
  readonly twin: DiscordTwin;
  readonly guild: TwinGuild;
  readonly channel: TwinChannel;
  readonly log: MemoryLog;
  readonly metrics: MemoryMetrics;
  readonly system: TestSystem;
  readonly people: { readonly sam: DiscordPerson; readonly alex: DiscordPerson; readonly guest: DiscordPerson };
  /** Another process with the same token, not connected. */
  readonly worker: ChatPlatform;
};

/** The real client, over real sockets, against the twin: a server with Sam, Alex and a guest. */
export async function openDiscordDriver(
  inbox: FakeInbox,
  options: { twin?: TwinOptions; platform?: Partial<DiscordOptions> } = {},
): Promise<DiscordDriver> {
  const twin = await DiscordTwin.open(options.twin);
  const { world } = twin;
  const users = ['sam', 'alex', 'guest'].map((name) => world.addUser(name));
  const guild = world.addGuild('Our server', users);
  const channel = world.addChannel(guild);
  const recorded = recordOutcomes(inbox, () => twin.changed());
  const log = new MemoryLog();
  const metrics = new MemoryMetrics();
  const system = new TestSystem();
  const create = (): ChatPlatform =>
    createDiscordPlatform({
      draw: drawPicture,
      token: twin.token,
      baseUrl: twin.api,
      log,
      metrics,
      system,
      words: () => words,
      ...options.platform,
    });
  let platform = create();
  const worker = create();
  await platform.start(recorded.inbox);
  const [sam, alex, guest] = users.map((user) => new DiscordPerson(twin, channel, user, recorded.outcomes));
  if (sam === undefined || alex === undefined || guest === undefined) throw new Error('somebody is missing');
  const room: RoomRef = { platform: 'discord', space: guild.id, room: channel.id };
  return {
    twin,
    guild,
    channel,
    log,
    metrics,
    system,
    worker,
    inbox,
    room,
    lostRoom: { platform: 'discord', space: world.newId(), room: world.newId() },
    people: { sam, alex, guest },
    one: asPlatformPerson(sam, guild.id),
    other: asPlatformPerson(alex, guild.id),
    stranger: asPlatformPerson(guest, guild.id),
    get platform() {
      return platform;
    },
    // People's apps are started anew as well: what only one person saw is not kept anywhere.
    restart: async () => {
      await platform[Symbol.asyncDispose]();
      for (const message of world.messages.values()) if (message.onlyFor !== null) message.deleted = true;
      platform = create();
      await platform.start(recorded.inbox);
    },
    [Symbol.asyncDispose]: async () => {
      await platform[Symbol.asyncDispose]();
      await worker[Symbol.asyncDispose]();
      await twin.close();
      if (twin.violations.length > 0) throw new Error(`Discord would have refused:\n${twin.violations.join('\n')}`);
    },
  };
}

function asPlatformPerson(person: DiscordPerson, space: string): PlatformPerson {
  return {
    user: { platform: 'discord', space, user: person.user.id },
    sees: async () => {
      const cards = await person.cards();
      return person.messages().map(({ id, repliesTo }) => {
        const card = cards.find((one) => one.id === id);
        if (card === undefined) throw new Error('a message without a card');
        return { ...card, under: repliesTo };
      });
    },
    command: (path, options) => person.command(path, options),
    press: (label) => person.click(label),
    pick: (label) => person.pick(label),
    form: async () => {
      const form = await person.form();
      return form === null ? null : { ...form, text: person.formText() };
    },
    submit: (values) => person.submit(values),
    again: () => person.again(),
  };
}
