import { expect, test } from 'vitest';
import { suggest } from '../../src/bot/suggest.ts';
import type { CommandDefinition, OptionDefinition } from '../../src/features/definition.ts';
import { FakeWorld } from '../flows/fake-world.ts';

test('a proposal that breaks off is none, and is logged without what was typed', async () => {
  await using world = await FakeWorld.open();
  const fails = (): never => {
    throw new Error('broken');
  };
  const option: OptionDefinition = {
    kind: 'suggested',
    name: 'theme',
    description: 'commands.option-theme',
    required: false,
    suggest: fails,
  };
  const command: CommandDefinition = {
    kind: 'command',
    path: 'tip',
    description: 'commands.tip',
    options: [option],
    who: 'anyone',
    ack: 'private',
    run: async () => ({ kind: 'nothing' }),
  };
  const { store, content, system, memoryLog: log } = world;
  const event = { path: 'tip', option: 'theme', typed: 'secret', by: world.sam.user, room: world.room };
  expect(await suggest({ store, content, system, log }, [command], event)).toEqual([]);
  expect(log.lines).toEqual([expect.stringContaining('nothing could be proposed')]);
  expect(log.lines.join()).not.toContain('secret');
});
