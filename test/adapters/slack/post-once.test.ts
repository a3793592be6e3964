import { describe, expect, test } from 'vitest';
import { simpleCard } from '../../contract/platform-cards.ts';
import { SlackWorld } from '../../fakes/slack-twin/open-slack.ts';

const card = simpleCard('Once');
/** Long enough for a busy machine, short enough to wait for. */
const quick = { times: { request: 1000 } } as const;

describe('a post whose answer was lost', () => {
  test.each([
    ['a broken connection', { kind: 'drop', after: true }],
    ['no answer in time', { kind: 'hang', after: true }],
    ['a server error', { kind: 'status', status: 502, after: true }],
  ] as const)('by %s is found, and not made again', async (_, failure) => {
    await using world = await SlackWorld.open(failure.kind === 'hang' ? quick : {});
    world.twin.fail('chat.postMessage', failure);
    const posted = await world.platform.post(world.room, card, 'k1');
    expect(world.workspace.messages.map((message) => message.ts)).toEqual([posted.message]);
  });

  test('is found after a restart, in a thread too', async () => {
    await using world = await SlackWorld.open();
    const root = await world.platform.post(world.room, card, 'root');
    const below = { ...world.room, under: root.message };
    const first = await world.platform.post(below, card, 'k1');
    await world.restart();
    expect(await world.platform.post(below, card, 'k1', world.system.now())).toEqual(first);
  });

  test('is made again where Attune may not look back: that is the window that remains', async () => {
    await using world = await SlackWorld.open({ history: false });
    world.twin.fail('chat.postMessage', { kind: 'drop', after: true });
    await expect(world.platform.post(world.room, card, 'k1')).rejects.toMatchObject({ kind: 'unavailable' });
    await world.platform.post(world.room, card, 'k1');
    expect(world.workspace.messages).toHaveLength(2);
    expect(world.twin.called('conversations.history')).toHaveLength(1);
  });

  test('that was never made is made', async () => {
    await using world = await SlackWorld.open();
    world.twin.fail('chat.postMessage', { kind: 'drop' });
    await expect(world.platform.post(world.room, card, 'k1')).rejects.toMatchObject({ kind: 'unavailable' });
    await world.platform.post(world.room, card, 'k1');
    expect(world.workspace.messages).toHaveLength(1);
  });
});

test('a first try is made without looking back', async () => {
  await using world = await SlackWorld.open();
  await world.platform.post(world.room, card, 'k1', null);
  expect(world.twin.called('conversations.history')).toEqual([]);
});
