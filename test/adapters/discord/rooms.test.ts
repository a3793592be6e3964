import { describe, expect, test } from 'vitest';
import { installLink, leastPermissions } from '../../../adapters/discord/permissions.ts';
import { type Card, text } from '../../../src/card/card.ts';
import { person, plain } from '../../../src/card/markup.ts';
import { day } from '../../../src/model/instant.ts';
import type { Obstacle, RoomPermission } from '../../../src/port/obstacle.ts';
import { fullForm, pressCard, simpleCard } from '../../contract/platform-cards.ts';
import { permissionBits, type TwinChannel, type TwinGuild } from '../../fakes/discord-twin/model.ts';
import { wireChannel, wireGuild, wireMember } from '../../fakes/discord-twin/wire.ts';
import type { TwinWorld } from '../../fakes/discord-twin/world.ts';
import { onDiscord } from './on-discord.ts';

describe('a room', () => {
  test.each(['by the process that is connected', 'by another process'])(
    'in which something is missing is inspected %s, and all of it is named',
    (by) =>
      onDiscord(async (driver) => {
        const { twin, room, channel, worker } = driver;
        twin.world.deny(channel, 'ReadMessageHistory', 'AttachFiles', 'SendMessagesInThreads');
        if (by.includes('connected')) await driver.restart();
        const { obstacles } = await (by.includes('connected') ? driver.platform : worker).inspect(room);
        expect(obstacles).toEqual([lacking('read-message-history'), lacking('attach-files')]);
      })(),
  );

  test(
    'that Attune cannot see is said to be so',
    onDiscord(async (driver) => {
      const { twin, room, channel, worker } = driver;
      twin.world.deny(channel, 'ViewChannel');
      await driver.restart();
      for (const platform of [driver.platform, worker]) {
        const { obstacles } = await platform.inspect(room);
        expect(obstacles).toEqual([lacking('view-channel')]);
      }
    }),
  );

  test(
    'that is a thread needs the permission for threads, and no other for messages',
    onDiscord(async (driver) => {
      const { twin, guild, channel, room, worker } = driver;
      const thread = twin.world.addChannel(guild, { type: 12, parent: channel.id, name: 'ours' });
      twin.world.deny(channel, 'SendMessages');
      await driver.restart();
      for (const platform of [driver.platform, worker]) {
        expect((await platform.inspect({ ...room, room: thread.id })).obstacles).toEqual([]);
      }
      twin.world.deny(channel, 'SendMessagesInThreads');
      const { obstacles } = await worker.inspect({ ...room, room: thread.id });
      expect(obstacles).toEqual([lacking('send-messages-in-threads', true)]);
    }),
  );

  test.each<[string, (world: TwinWorld, channel: TwinChannel, guild: TwinGuild) => TwinChannel, Obstacle | null]>([
    [
      'is a private thread that it is not in',
      (world, { id }, guild) => world.addChannel(guild, { type: 12, parent: id, joined: new Set() }),
      { name: 'not-in-thread' },
    ],
    [
      'is a locked thread',
      (world, { id }, guild) => world.addChannel(guild, { type: 11, parent: id, locked: true, archived: true }),
      { name: 'thread-locked' },
    ],
    [
      'is an archived thread, which a post wakes',
      (world, { id }, guild) => world.addChannel(guild, { type: 11, parent: id, archived: true }),
      null,
    ],
    [
      'is a voice channel in which it may not connect',
      (world, _, guild) => {
        const voice = world.addChannel(guild, { type: 2 });
        world.deny(voice, 'Connect');
        return voice;
      },
      lacking('connect'),
    ],
    ['is a voice channel', (world, _, guild) => world.addChannel(guild, { type: 2 }), null],
    ['is a forum', (world, _, guild) => world.addChannel(guild, { type: 15 }), { name: 'forum' }],
    ['is a category', (world, _, guild) => world.addChannel(guild, { type: 4 }), { name: 'category' }],
    [
      'is in a server that has it in time-out',
      (_, channel, guild) => {
        guild.timedOutUntil = '2026-11-02T18:00:00.000000+00:00';
        return channel;
      },
      { name: 'timed-out', until: Date.parse('2026-11-02T18:00:00Z') },
    ],
    [
      'is in a server whose time-out is over',
      (_, channel, guild) => {
        guild.timedOutUntil = null;
        return channel;
      },
      null,
    ],
  ])('that %s is judged by every process alike, and by what comes with a command', (_, prepare, obstacle) =>
    onDiscord(async (driver) => {
      const { twin, guild, channel, room, worker, inbox, people } = driver;
      const place = prepare(twin.world, channel, guild);
      await driver.restart();
      inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Said') }));
      await people.sam.in(place).command('say');
      const here = { ...room, room: place.id };
      const found = [
        (await driver.platform.inspect(here)).obstacles,
        (await worker.inspect(here)).obstacles,
        inbox.received('command')[0]?.obstacles,
      ];
      for (const obstacles of found) {
        expect(obstacles).toEqual(obstacle === null ? [] : [obstacle]);
      }
    })(),
  );

  test(
    'of a server that Attune is not in says so',
    onDiscord(async ({ worker, lostRoom, twin, channel }) => {
      twin.fail({
        method: 'GET',
        path: /channels\/\d+$/,
        how: 'answer',
        status: 403,
        body: { code: 50001, message: '' },
      });
      const { obstacles } = await worker.inspect({ ...lostRoom, room: channel.id });
      expect(obstacles).toEqual([{ name: 'not-in-server' }]);
    }),
  );

  test(
    'is asked whether somebody is there, now and not as it was',
    onDiscord(async ({ twin, guild, channel, room, platform, worker, one, people, inbox }) => {
      inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Said') }));
      const { world } = twin;
      const [alex, guest] = [people.alex.user.id, people.guest.user.id];
      const bot = world.addUser('Another bot', true);
      guild.members.add(bot.id);
      const thread = world.addChannel(guild, {
        type: 12,
        parent: channel.id,
        joined: new Set([world.me.id, alex]),
      });
      twin.gateway.dispatch('THREAD_CREATE', wireChannel(thread, world), guild.id);
      const asked = async (user: string, where = room.room) => {
        const about = { ...one.user, user };
        const answers = [platform, worker].map((by) => by.inspect({ ...room, room: where }, about));
        return (await Promise.all(answers)).map(({ person }) => person);
      };
      expect(await asked(alex)).toEqual(['here', 'here']);
      expect(await asked(bot.id)).toEqual(['bot', 'bot']);
      expect(await asked(world.me.id)).toEqual(['attune', 'attune']);
      expect(await asked(alex, thread.id)).toEqual(['here', 'here']);
      expect(await asked(guest, thread.id)).toEqual(['not-here', 'not-here']);
      guild.members.delete(alex);
      expect(await asked(alex)).toEqual(['not-here', 'not-here']);
      guild.members.add(alex);
      expect(await asked(alex)).toEqual(['here', 'here']);
      channel.overwrites.push({ id: alex, type: 1, allow: '0', deny: String(permissionBits.ViewChannel) });
      twin.gateway.dispatch('CHANNEL_UPDATE', wireChannel(channel, world), guild.id);
      // Whatever is told before a command is known when it is answered.
      await people.sam.command('say');
      expect(await asked(alex)).toEqual(['cannot-see', 'cannot-see']);
      twin.fail({ method: 'GET', path: /members/, how: 'answer', status: 503, times: 100 });
      expect((await platform.inspect(room, { ...one.user, user: alex })).person).toBe('unknown');
    }),
  );

  test(
    'that others can read is told apart from one that only few can',
    onDiscord(async ({ twin, guild, channel, room, worker }) => {
      expect((await worker.inspect(room)).readers).toBe('everybody');
      channel.overwrites.push({ id: guild.id, type: 0, allow: '0', deny: String(permissionBits.ViewChannel) });
      channel.overwrites.push({ id: twin.world.me.id, type: 1, allow: String(permissionBits.ViewChannel), deny: '0' });
      const report = await worker.inspect(room);
      expect(report).toMatchObject({ readers: 'the-two', obstacles: [] });
    }),
  );

  test(
    'that is deleted is noticed, with its threads',
    onDiscord(async (driver) => {
      const { twin, guild, channel, room, inbox } = driver;
      const thread = twin.world.addChannel(guild, { type: 11, parent: channel.id, name: 'ours' });
      await driver.restart();
      twin.gateway.dispatch('CHANNEL_DELETE', { id: channel.id, type: 0, guild_id: guild.id, name: 'us' }, guild.id);
      await twin.until(() => inbox.received('notice').length === 2, 'two notices');
      expect(inbox.received('notice')).toEqual(
        [channel.id, thread.id].map((id) => ({ kind: 'notice', what: 'room-gone', room: { ...room, room: id } })),
      );
    }),
  );

  test(
    'goes with its server when Attune is removed from it, and stays in an outage',
    onDiscord(async ({ twin, guild, room, inbox }) => {
      twin.gateway.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }, guild.id);
      twin.gateway.dispatch('GUILD_CREATE', wireGuild(guild, twin.world), guild.id);
      twin.gateway.dispatch('GUILD_DELETE', { id: guild.id }, guild.id);
      await twin.until(() => inbox.received('notice').length > 0, 'a notice');
      expect(inbox.received('notice')).toEqual([{ kind: 'notice', what: 'room-gone', room }]);
    }),
  );

  test(
    'is said to be open when Attune can work in it again, and not before',
    onDiscord(async (driver) => {
      const { twin, guild, channel, room, inbox } = driver;
      const { world } = twin;
      const role = wireGuild(guild, world).roles[0];
      const thread = world.addChannel(guild, { type: 12, parent: channel.id, joined: new Set() });
      world.deny(channel, 'ViewChannel');
      await driver.restart();
      const open = (id: string) => ({ kind: 'notice', what: 'room-open', room: { ...room, room: id } });
      const tell = (t: string, d: object) => twin.gateway.dispatch(t, d, guild.id);
      const saidThen = async (...ids: readonly string[]) => {
        // What is told last is there last.
        tell('GUILD_CREATE', { ...wireGuild({ ...guild, id: world.newId() }, world), channels: [] });
        await twin.until(() => inbox.received('notice').at(-1)?.what === 'space-open', 'the last notice');
        const said = inbox.events.splice(0).filter((one) => one.kind === 'notice' && one.what !== 'space-open');
        expect(said).toEqual(ids.map(open));
      };

      tell('CHANNEL_UPDATE', { ...wireChannel(channel, world), name: 'renamed' });
      await saidThen();
      channel.overwrites.length = 0;
      tell('CHANNEL_UPDATE', wireChannel(channel, world));
      await saidThen(channel.id);
      tell('CHANNEL_UPDATE', wireChannel(channel, world));
      await saidThen();

      thread.joined.add(world.me.id);
      tell('THREAD_CREATE', wireChannel(thread, world));
      const own = { guild_id: guild.id, id: thread.id, member_count: 2 };
      tell('THREAD_MEMBERS_UPDATE', { ...own, added_members: [{ user_id: world.me.id }] });
      await saidThen(thread.id);
      tell('THREAD_MEMBERS_UPDATE', { ...own, removed_member_ids: [world.me.id] });
      await saidThen();
      tell('THREAD_MEMBERS_UPDATE', { ...own, added_members: [{ user_id: world.me.id }] });
      await saidThen(thread.id);

      for (const change of ['locked', 'archived'] as const) {
        thread[change] = true;
        tell('THREAD_UPDATE', wireChannel(thread, world));
        await saidThen();
        thread[change] = false;
        tell('THREAD_UPDATE', wireChannel(thread, world));
        await saidThen(thread.id);
      }

      const without = { ...role, permissions: String(guild.everyone & ~permissionBits.ReadMessageHistory) };
      tell('GUILD_ROLE_UPDATE', { guild_id: guild.id, role: without });
      await saidThen();
      tell('GUILD_ROLE_UPDATE', { guild_id: guild.id, role });
      await saidThen(channel.id, thread.id);
      const me = { ...wireMember(world.me), guild_id: guild.id };
      tell('GUILD_MEMBER_UPDATE', { ...me, communication_disabled_until: '2030-01-01T00:00:00+00:00' });
      await saidThen();
      tell('GUILD_MEMBER_UPDATE', me);
      await saidThen(channel.id, thread.id);
      tell('THREAD_CREATE', { ...wireChannel(world.addChannel(guild, { type: 11 }), world), newly_created: true });
      await saidThen();
    }),
  );

  test(
    'comes with its server, which is told when it is added and not when it is back',
    onDiscord(async ({ twin, guild, room, inbox }) => {
      const whole = wireGuild(guild, twin.world);
      const space = { kind: 'notice', what: 'space-open', place: { platform: 'discord', space: guild.id } };
      twin.gateway.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }, guild.id);
      twin.gateway.dispatch('GUILD_CREATE', whole, guild.id);
      twin.gateway.dispatch('GUILD_DELETE', { id: guild.id }, guild.id);
      twin.gateway.dispatch('GUILD_CREATE', { id: guild.id, unavailable: true }, guild.id);
      twin.gateway.dispatch('GUILD_CREATE', whole, guild.id);
      twin.gateway.dispatch('GUILD_DELETE', { id: guild.id }, guild.id);
      twin.gateway.dispatch('GUILD_CREATE', whole, guild.id);
      const gone = { kind: 'notice', what: 'room-gone', room };
      await twin.until(() => inbox.received('notice').length === 3, 'three notices');
      expect(inbox.received('notice')).toEqual([gone, gone, space]);
    }),
  );
});

describe('a direct message', () => {
  test(
    'names the room it belongs to, and its buttons work there',
    onDiscord(async (driver) => {
      const { twin, platform, room, inbox, one, people } = driver;
      inbox
        .on('action', 'test.press', 'form', () => ({ kind: 'form', form: fullForm() }))
        .on('form', 'test.form', 'private', () => ({ kind: 'private', card: pressCard('Once more') }));
      await platform.whisper(one.user, room, pressCard(), 'k1');
      await driver.restart();
      await people.sam.click('Press me');
      await people.sam.submit({ words: 'Words' });
      await people.sam.click('Once more');
      const events = [...inbox.received('action'), ...inbox.received('form')];
      expect(events.map((event) => [event.room, event.by])).toEqual(events.map(() => [room, one.user]));
      expect(await people.alex.cards()).toEqual([]);
      expect(JSON.stringify([...twin.world.messages.values()][0]?.components)).toContain(
        `channels/${room.space}/${room.room}`,
      );
    }),
  );

  test(
    'whose button leads to a card for both has it posted in the room',
    onDiscord(async ({ platform, room, inbox, one, people }) => {
      inbox.on('action', 'test.press', 'shared', () => ({ kind: 'shared', card: simpleCard('For both') }));
      await platform.whisper(one.user, room, pressCard(), 'k1');
      await people.sam.click('Press me');
      expect(await people.alex.cards()).toMatchObject([{ private: false, text: 'For both' }]);
      expect((await people.sam.cards()).map((card) => card.private)).toEqual([true, false]);
    }),
  );

  test(
    'to a person who takes none stays private; the room hears how to open them, once a week',
    onDiscord(async ({ platform, room, one, people, system, inbox }) => {
      people.sam.user.closed = true;
      const whisper = (key: string) => platform.whisper(one.user, room, simpleCard('Between us'), key);
      const refused = { kind: 'forbidden' };
      await expect(whisper('k1')).rejects.toMatchObject(refused);
      await expect(whisper('k2')).rejects.toMatchObject(refused);
      expect((await people.alex.cards()).map((card) => card.text)).toEqual(['Attune cannot write to @sam directly.']);
      system.advance(7 * day);
      await expect(whisper('k3')).rejects.toMatchObject(refused);
      expect(inbox.received('notice')).toEqual([]);
    }),
  );

  test(
    'that Discord does not take at once tells nobody that messages are closed',
    onDiscord(async ({ twin, platform, room, one, people, inbox }) => {
      const whisper = () => platform.whisper(one.user, room, simpleCard('Between us'), 'k1');
      for (const [code, kind] of [
        [40003, 'rate-limited'],
        [20026, 'forbidden'],
      ] as const) {
        twin.fail({ method: 'POST', path: /channels$/, how: 'answer', status: 403, body: { code, message: '' } });
        await expect(whisper()).rejects.toMatchObject({ kind, code: String(code) });
      }
      expect(await people.alex.cards()).toEqual([]);
      expect(inbox.received('notice')).toEqual([]);
      await whisper();
      expect((await people.sam.cards()).map(({ private: own }) => own)).toEqual([true]);
    }),
  );

  test(
    'to a person who has left the server is how that is noticed',
    onDiscord(async ({ platform, room, one, people, guild, inbox }) => {
      guild.members.delete(people.sam.user.id);
      await expect(platform.whisper(one.user, room, simpleCard('Between us'), 'k1')).rejects.toMatchObject({
        kind: 'forbidden',
      });
      expect(inbox.received('notice')).toEqual([{ kind: 'notice', what: 'member-left', room, user: one.user }]);
      expect(await people.alex.cards()).toEqual([]);
    }),
  );
});

describe('an installation', () => {
  test('asks for the least permissions, each with a reason', () => {
    const link = new URL(installLink('123'));
    const asked = BigInt(link.searchParams.get('permissions') ?? '0');
    expect(asked).toBe(Object.values(permissionBits).reduce((all, bit) => all | bit, 0n));
    expect(link.searchParams.get('scope')).toBe('bot applications.commands');
    expect(link.searchParams.get('client_id')).toBe('123');
    for (const { name, why } of leastPermissions) expect(`${name} ${why}`.length).toBeGreaterThan(30);
  });
});

describe('a post', () => {
  test(
    'notifies those who are to be told, and makes no sound where nobody is',
    onDiscord(async ({ platform, room, twin, one, other }) => {
      const named: Card = { tone: 'calm', elements: [text([person(one.user), ...plain(' and '), person(other.user)])] };
      await platform.post(room, named, 'k1', null, { users: [one.user], silent: false });
      await platform.post(room, named, 'k2', null, { users: [], silent: true });
      await platform.post(room, named, 'k3');
      const posted = [...twin.world.messages.values()].map(({ notified, flags }) => [notified, (flags & 4096) !== 0]);
      expect(posted).toEqual([
        [[one.user.user], false],
        [[], true],
        [[one.user.user, other.user.user], false],
      ]);
    }),
  );
});

function lacking(permission: RoomPermission, inThread = false): Obstacle {
  return { name: 'permission', permission, inThread };
}
