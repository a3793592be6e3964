import { describe, expect, test } from 'vitest';
import { simpleCard } from '../../contract/platform-cards.ts';
import { permissionBits } from '../../fakes/discord-twin/model.ts';
import { onDiscord } from './on-discord.ts';

describe('somebody who is named in a command', () => {
  test(
    'is told apart by what Discord sends along, without a request',
    onDiscord(async ({ twin, guild, channel, people, inbox }) => {
      const { world } = twin;
      const bot = world.addUser('Another bot', true);
      const stranger = world.addUser('Stranger');
      guild.members.add(bot.id);
      channel.overwrites.push({
        id: people.guest.user.id,
        type: 1,
        allow: '0',
        deny: String(permissionBits.ViewChannel),
      });
      inbox.on('command', 'many options', 'private', () => ({ kind: 'private', card: simpleCard('Said') }));
      const named = [people.alex.user, people.guest.user, bot, stranger, world.me];
      const before = twin.requests.length;
      for (const { id } of named) await people.sam.command('many options', { partner: id });
      expect(inbox.received('command').map((event) => event.people)).toEqual(
        ['here', 'cannot-see', 'bot', 'not-here', 'attune'].map((presence, at) => ({
          [named[at]?.id ?? '']: presence,
        })),
      );
      const asked = twin.requests.slice(before).filter(({ path }) => !/^\/(interactions|webhooks)/.test(path));
      expect(asked).toEqual([]);
    }),
  );

  test(
    'is not judged where Discord sends nothing along',
    onDiscord(async ({ people, inbox }) => {
      inbox.on('command', 'many options', 'private', () => ({ kind: 'private', card: simpleCard('Said') }));
      await people.sam.command('many options', { partner: '123456789' });
      expect(inbox.received('command')[0]?.people).toEqual({ '123456789': 'unknown' });
    }),
  );
});
