import { describe, expect, test } from 'vitest';
import { type Card, text } from '../../../src/card/card.ts';
import { person, plain } from '../../../src/card/markup.ts';
import { simpleCard } from '../../contract/platform-cards.ts';
import type { Failure } from '../../fakes/slack-twin/failures.ts';
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

describe('whoever is not to be told', () => {
  test('stands in a post by name, and those who are by a mention', async () => {
    await using world = await SlackWorld.open();
    const [sam, alex] = [world.one.user, world.other.user];
    const named: Card = { tone: 'calm', elements: [text([person(sam), ...plain(' and '), person(alex)])] };
    await world.platform.post(world.room, named, 'k1', null, { users: [sam], silent: false });
    await world.platform.post(world.room, named, 'k2', null, { users: [], silent: true });
    await world.platform.post(world.room, named, 'k3');
    const mentions = world.workspace.messages.map(({ blocks }) => JSON.stringify(blocks).match(/<@\w+>/g) ?? []);
    expect(mentions).toEqual([[`<@${sam.user}>`], [], [`<@${sam.user}>`, `<@${alex.user}>`]]);
    expect(JSON.stringify(world.workspace.messages[0]?.blocks)).toMatch(/ and @\w+/);
  });
});

describe('a look for an earlier post that fails', () => {
  const failures: readonly [string, Failure, string][] = [
    ['too many looks', { kind: 'rate-limit', seconds: 60 }, 'rate-limited'],
    ['ratelimited', { kind: 'error', code: 'ratelimited' }, 'rate-limited'],
    ['a server error', { kind: 'status', status: 500 }, 'unavailable'],
    ['a broken connection', { kind: 'drop' }, 'unavailable'],
    ['not_in_channel', { kind: 'error', code: 'not_in_channel' }, 'unavailable'],
    ['an_error_of_tomorrow', { kind: 'error', code: 'an_error_of_tomorrow' }, 'unavailable'],
  ];

  test('is made again before anything is posted a second time', async () => {
    await using world = await SlackWorld.open();
    for (const [name, failure, kind] of failures) {
      const before = world.workspace.messages.length;
      world.twin.fail('chat.postMessage', { kind: 'drop', after: true });
      world.twin.fail('conversations.history', failure, 2);
      const first = world.platform.post(world.room, card, name);
      await expect(first).rejects.toMatchObject({ kind: expect.stringMatching(/unavailable|rate-limited/) });
      const again = world.platform.post(world.room, card, name, world.system.now());
      await expect(again, name).rejects.toMatchObject({ kind });
      const posted = await world.platform.post(world.room, card, name, world.system.now());
      expect(world.workspace.messages.slice(before).map((one) => one.ts)).toEqual([posted.message]);
    }
  });

  test('goes on where it was: fifteen messages at a time, one look in a minute', async () => {
    await using world = await SlackWorld.open();
    const first = await world.platform.post(world.room, card, 'k1', null);
    for (let index = 0; index < 20; index += 1) await world.platform.post(world.room, card, `other ${index}`, null);
    await world.restart();
    world.twin.fail('conversations.history', { kind: 'rate-limit', seconds: 60 }, 1, (args) => 'cursor' in args);
    const look = () => world.platform.post(world.room, card, 'k1', world.system.now());
    await expect(look()).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(await look()).toEqual(first);
    expect(world.twin.called('conversations.history').map((args) => [args['limit'], args['cursor']])).toEqual([
      ['15', undefined],
      ['15', '15'],
      ['15', '15'],
    ]);
  });
});

describe('a whisper whose answer was lost', () => {
  test('is found where the conversation is known and may be read, and not said again', async () => {
    await using world = await SlackWorld.open();
    const { platform, one, room, twin, workspace } = world;
    await platform.whisper(one.user, room, card, 'w1');
    twin.fail('chat.postMessage', { kind: 'drop', after: true });
    await expect(platform.whisper(one.user, room, card, 'w2')).rejects.toMatchObject({ kind: 'unavailable' });
    twin.fail('conversations.history', { kind: 'status', status: 500 });
    await expect(platform.whisper(one.user, room, card, 'w2')).rejects.toMatchObject({ kind: 'unavailable' });
    await platform.whisper(one.user, room, card, 'w2');
    expect(workspace.messages).toHaveLength(2);
  });
});

test('a first try is made without looking back', async () => {
  await using world = await SlackWorld.open();
  await world.platform.post(world.room, card, 'k1', null);
  expect(world.twin.called('conversations.history')).toEqual([]);
});
