import { describe, expect, test } from 'vitest';
import { KnownPlaces } from '../../../adapters/discord/known-places.ts';
import { readEvent } from '../../../adapters/discord/read-event.ts';
import { readGuild } from '../../../adapters/discord/read-places.ts';
import { person, plain } from '../../../src/card/markup.ts';
import type { RoomRef } from '../../../src/model/place.ts';
import type { ChatPlatform } from '../../../src/port/chat-platform.ts';
import type { TwinChannel } from '../../fakes/discord-twin/model.ts';
import { wireChannel, wireGuild } from '../../fakes/discord-twin/wire.ts';
import { onDiscord } from './on-discord.ts';
import type { DiscordDriver } from './open-discord-driver.ts';

describe('a thread of its own', () => {
  test(
    'begins with the message, holds what is posted below it, and is known by what was posted',
    onDiscord(async (driver) => {
      const { platform, worker, twin, room, one, other } = driver;
      const first = await platform.post(room, card('The first'), 'k1');
      const below = { ...room, under: first.message, apart: true } as const;
      const telling = { users: [other.user], silent: false };
      const second = await platform.post(below, card('The second', one, other), 'k2', null, telling);
      expect(second.room).toEqual({ ...room, under: first.message });
      expect(standing(driver, second.message)).toEqual({ channel: first.message, repliesTo: null });
      const thread = twin.world.channels.get(first.message);
      expect(thread).toMatchObject({ type: 11, parent: room.room, name: 'The two of you' });
      expect([one, other].map(({ user }) => thread?.joined.has(user.user))).toEqual([false, true]);

      await platform.post(below, card('The third'), 'k3');
      expect(starts(driver)).toEqual([200]);
      // A process that is not connected hears from Discord that there is one.
      const fourth = await worker.post(below, card('The fourth'), 'k4');
      expect([fourth.room, starts(driver)]).toEqual([second.room, [200, 400]]);
      expect(await platform.post(below, card('The second'), 'k2')).toEqual(second);

      await platform.edit(second, card('Changed'));
      await platform.remove(fourth);
      const link = [{ kind: 'message', message: second, label: 'There' }] as const;
      await platform.post(room, { tone: 'calm', elements: [{ kind: 'text', text: link }] }, 'k5');
      const shown = JSON.stringify([...twin.world.messages.values()].at(-1)?.components);
      expect(shown).toContain(`/channels/${room.space}/${first.message}/${second.message}`);
      expect((await one.sees()).map(({ text, under }) => [text, under])).toEqual([
        ['The first', null],
        ['Changed', first.message],
        ['The third', first.message],
        [expect.stringContaining('There'), null],
      ]);
    }),
  );

  const cannot: readonly (readonly [string, number, (driver: DiscordDriver) => unknown])[] = [
    ['Attune may not start any', 0, ({ twin, channel }) => twin.world.deny(channel, 'CreatePublicThreads')],
    ['it may not write in any', 0, ({ twin, channel }) => twin.world.deny(channel, 'SendMessagesInThreads')],
    ['Discord has too many', 1, refusing(400, 160006)],
    ['Discord says that Attune has no access', 1, refusing(403, 50001)],
    ['Discord says something new', 1, refusing(400, 99999)],
  ];
  test.each(cannot)('is not there where %s: a reply does', (_, tried, arrange) =>
    onDiscord(async (driver) => {
      arrange(driver);
      await driver.restart();
      await expectReply(driver, driver.platform, driver.room);
      expect(starts(driver)).toHaveLength(tried);
    })(),
  );

  const others: readonly (readonly [string, Partial<TwinChannel>])[] = [
    ['another thread', { type: 11 }],
    ['a voice channel', { type: 2 }],
  ];
  test.each(others)('is not there in %s: a reply does, also by a process that has to ask', (_, place) =>
    onDiscord(async (driver) => {
      const { twin, guild, channel, room, worker } = driver;
      const own = twin.world.addChannel(guild, { ...place, ...(place.type === 11 ? { parent: channel.id } : {}) });
      await driver.restart();
      await expectReply(driver, driver.platform, { ...room, room: own.id });
      expect(starts(driver)).toEqual([]);
      await expectReply(driver, worker, { ...room, room: own.id });
      expect(starts(driver)).toEqual([400]);
    })(),
  );

  test(
    'that is archived is woken by a post; one that is locked or deleted is left, and what arrived in it is found again',
    onDiscord(async (driver) => {
      const { platform, twin, guild, room } = driver;
      const { message: under } = await platform.post(room, card('The first'), 'k1');
      const below = { ...room, under, apart: true } as const;
      const second = await platform.post(below, card('The second'), 'k2');
      const thread = twin.world.channels.get(under);
      if (thread === undefined) throw new Error('there is no thread');
      const tell = (name: string) => twin.gateway.dispatch(name, wireChannel(thread, twin.world), guild.id);

      thread.archived = true;
      tell('THREAD_UPDATE');
      await expect(platform.edit(second, card('Changed'))).rejects.toMatchObject({ kind: 'forbidden', code: '50083' });
      expect((await platform.post(below, card('The third'), 'k3')).room.under).toBe(under);
      expect(thread.archived).toBe(false);

      // Discord need not have told of it yet.
      thread.locked = true;
      expect((await platform.post(below, card('The fourth'), 'k4')).room).toEqual(room);
      expect(await platform.post(below, card('The second'), 'k2')).toEqual(second);
      tell('THREAD_UPDATE');
      await twin.until(() => driver.inbox.received('notice').length === 1, 'a notice');
      const before = twin.requests.length;
      const fifth = await platform.post(below, card('The fifth'), 'k5');
      expect(twin.requests.slice(before).map(({ path }) => path)).toEqual([`/channels/${room.room}/messages`]);
      expect(standing(driver, fifth.message)).toEqual({ channel: room.room, repliesTo: under });

      twin.world.channels.delete(under);
      tell('THREAD_DELETE');
      await twin.until(() => driver.inbox.received('notice').length === 3, 'more notices');
      const gone = { kind: 'notice', what: 'room-gone', room: { ...room, room: under } };
      const shut = { kind: 'notice', what: 'thread-shut', room: { ...room, under } };
      expect(driver.inbox.received('notice')).toEqual([shut, gone, shut]);
      expect((await platform.post(below, card('The sixth'), 'k6')).room).toEqual(room);
    }),
  );

  test(
    'is started again where Discord did not answer, and nothing is posted meanwhile',
    onDiscord(async (driver) => {
      const { platform, twin, room } = driver;
      const { message: under } = await platform.post(room, card('The first'), 'k1');
      const below = { ...room, under, apart: true } as const;
      const stop = twin.fail({ method: 'POST', path: /threads$/, how: 'answer', status: 503, times: 99, after: true });
      await expect(platform.post(below, card('The second'), 'k2')).rejects.toMatchObject({ kind: 'unavailable' });
      expect(twin.world.messages.size).toBe(1);
      stop();
      expect((await platform.post(below, card('The second'), 'k2')).room.under).toBe(under);
    }),
  );
});

test(
  'what somebody does in a thread says which channel is around it, also where Discord does not send that along',
  onDiscord(async (driver) => {
    const { platform, twin, guild, people, room, inbox } = driver;
    inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: card('Said') }));
    const { message: under } = await platform.post(room, card('The first'), 'k1');
    await platform.post({ ...room, under, apart: true }, card('The second'), 'k2');
    const thread = twin.world.channels.get(under);
    if (thread === undefined) throw new Error('there is no thread');
    await people.sam.in(thread).command('say');
    expect(inbox.received('command').at(-1)).toMatchObject({ room: { ...room, room: under }, parent: room });
    await people.sam.command('say');
    expect(inbox.received('command').at(-1)).not.toHaveProperty('parent');
    const places = new KnownPlaces();
    places.set(guild.id, readGuild(wireGuild(guild, twin.world), null));
    const wire = {
      type: 2,
      id: '7',
      token: 't',
      channel_id: under,
      guild_id: guild.id,
      user: { id: people.sam.user.id },
    };
    const around = { me: null, application: null, places, now: 0 };
    const read = readEvent({ ...wire, data: { name: 'say', type: 1 } }, around);
    expect(read?.event).toMatchObject({ room: { ...room, room: under }, parent: room });
    const focused = [{ name: 'words', type: 3, value: 'W', focused: true }];
    const typing = readEvent({ ...wire, type: 4, data: { name: 'say', type: 1, options: focused } }, around);
    expect(typing).toMatchObject({ kind: 'suggest', event: { room: { ...room, room: under }, parent: room } });
  }),
);

function card(words: string, ...people: readonly DiscordDriver['one'][]) {
  const text = [...plain(words), ...people.map(({ user }) => person(user))];
  return { tone: 'calm', elements: [{ kind: 'text', text }] } as const;
}

function standing({ twin }: DiscordDriver, message: string) {
  const { channel, repliesTo } = twin.world.messages.get(message) ?? {};
  return { channel, repliesTo };
}

/** How Discord answered each wish for a thread. */
function starts({ twin }: DiscordDriver): readonly number[] {
  return twin.requests.filter(({ path }) => path.endsWith('/threads')).map(({ status }) => status);
}

function refusing(status: number, code: number) {
  return ({ twin }: DiscordDriver) =>
    twin.fail({ method: 'POST', path: /threads$/, how: 'answer', status, body: { code, message: '' } });
}

async function expectReply(driver: DiscordDriver, platform: ChatPlatform, room: RoomRef): Promise<void> {
  const key = `k${driver.twin.world.messages.size}`;
  const first = await platform.post(room, card('The first'), key);
  const made = await platform.post({ ...room, under: first.message, apart: true }, card('The second'), `${key} below`);
  expect(made.room).toEqual(room);
  expect(standing(driver, made.message)).toEqual({ channel: room.room, repliesTo: first.message });
}
