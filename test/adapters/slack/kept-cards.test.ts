import { beforeAll, expect, test } from 'vitest';
import { pressCard, simpleCard } from '../../contract/platform-cards.ts';
import type { Failure } from '../../fakes/slack-twin/failures.ts';
import { SlackWorld } from '../../fakes/slack-twin/open-slack.ts';
import { SlackStory } from '../../fakes/slack-twin/slack-story.ts';
import { privateCardsStayTrue } from '../../flows/kept-cards.ts';

// The first world takes longest: it makes the database that the others start from.
beforeAll(async () => {
  await using _world = await SlackStory.open('socket');
}, 60_000);

test('private cards that were acted on stay true, across a restart', async () => {
  await using world = await SlackStory.open('socket');
  await privateCardsStayTrue(world, { command: false });
});

test('an address takes five answers, and one that takes no more is no trouble', async () => {
  await using world = await SlackWorld.open();
  const { inbox, one, platform, room, twin } = world;
  const keep = { about: 'test:1', look: '' };
  inbox
    .on('command', 'say', 'private', () => ({ kind: 'private', card: pressCard(), keep }))
    .on('action', 'test.press', 'update', () => ({ kind: 'update', card: pressCard('Once more'), keep }));
  await one.command('say');
  await one.press('Press me');
  // What nobody has acted on cannot be replaced: Slack gives no address for it.
  expect(inbox.held.map(({ shown }) => shown !== null)).toEqual([false, true]);
  let hold = inbox.held[1]?.shown ?? null;
  const first = hold;
  for (const words of ['one', 'two', 'three', 'four']) {
    if (hold === null) throw new Error(`no answer was left for "${words}"`);
    hold = await platform.replace(hold, one.user, room, simpleCard(words));
    expect((await one.sees()).map(({ text }) => text.trim())).toEqual([words]);
  }
  expect(hold).toBeNull();
  if (first === null) throw new Error('it cannot be replaced');
  const late = () => platform.replace(first, one.user, room, simpleCard('Secret words'));
  await expect(late()).rejects.toMatchObject({ kind: 'gone' });

  const cases: readonly [Failure, string][] = [
    [{ kind: 'status', status: 404, code: 'expired_url' }, 'gone'],
    [{ kind: 'error', code: 'invalid_blocks' }, 'rejected'],
    [{ kind: 'rate-limit', seconds: 3 }, 'gone'],
    [{ kind: 'status', status: 500 }, 'unavailable'],
    [{ kind: 'drop' }, 'unavailable'],
  ];
  for (const [failure, kind] of cases) {
    twin.fail('response_url', failure);
    const error = await late().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'PlatformError', kind });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/Secret words|hooks/);
  }
});
