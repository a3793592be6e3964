import { describe, expect, test } from 'vitest';
import { installLink, leastPermissions } from '../../../adapters/discord/permissions.ts';
import { day } from '../../../src/model/instant.ts';
import { fullForm, pressCard, simpleCard } from '../../contract/platform-cards.ts';
import { permissionBits } from '../../fakes/discord-twin/model.ts';
import { wireGuild } from '../../fakes/discord-twin/wire.ts';
import { onDiscord } from './on-discord.ts';

describe('a room', () => {
  test.each(['by the process that is connected', 'by another process'])(
    'in which something is missing is inspected %s, with what mends it',
    (by) =>
      onDiscord(async (driver) => {
        const { twin, room, channel, worker } = driver;
        twin.world.deny(channel, 'ReadMessageHistory', 'AttachFiles', 'SendMessagesInThreads');
        if (by.includes('connected')) await driver.restart();
        const { obstacles } = await (by.includes('connected') ? driver.platform : worker).inspect(room);
        expect(obstacles.map(({ missing }) => /“(.*)”/.exec(missing)?.[1])).toEqual([
          'Read Message History',
          'Attach Files',
        ]);
        for (const { remedy } of obstacles) expect(remedy).toMatch(/Edit Channel.*Permissions.*allow/);
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
        expect(obstacles.map(({ missing }) => missing)).toEqual(['Attune cannot see this channel']);
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
      expect(obstacles.map(({ remedy }) => remedy)).toEqual([expect.stringContaining('the channel of this thread')]);
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
