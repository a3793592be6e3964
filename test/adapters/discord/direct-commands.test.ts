import { expect, test } from 'vitest';
import { openDiscordWorld } from '../../fakes/discord-twin/discord-world.ts';
import { DiscordPerson } from '../../fakes/discord-twin/person.ts';

test('what needs no room of two can be asked in the direct messages with Attune, and nothing else can', async () => {
  await using world = await openDiscordWorld();
  const { twin } = world;
  const offered = [...twin.world.commands.values()].flat().filter(({ contexts }) => (contexts as number[]).includes(1));
  expect(offered.map(({ name }) => name).toSorted()).toEqual(['help', 'support']);
  const sam = [...twin.world.users.values()].find(({ username }) => username === 'sam');
  if (sam === undefined) throw new Error('nobody is there');
  const alone = new DiscordPerson(twin, twin.world.directMessages(sam.id), sam, new Map());
  await alone.command('help');
  await alone.command('support', { country: 'Portugal' });
  await alone.click('Clear this');
  await alone.command('support');
  await alone.pick('Austria');
  const shown = (await alone.cards()).map(({ text }) => text);
  expect(shown[0]).toContain('/support');
  expect(shown[2]).toContain('142');
  expect(world.log.join()).not.toMatch(/"level":"(warn|error)"/);
});
