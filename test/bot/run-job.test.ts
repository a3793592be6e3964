import { expect, test } from 'vitest';
import { unknownPatience } from '../../src/features/refused.ts';
import { hour } from '../../src/model/instant.ts';
import { allText, cardWith } from '../flows/driver.ts';
import { byDay, FakeWorld } from '../flows/fake-world.ts';
import { askInWords, openQuestion, pair, write } from '../flows/moves.ts';

test.each(['rate-limited', 'unavailable'] as const)('%s: the post is tried again, and comes once', async (kind) => {
  await using world = await FakeWorld.open({ settle: true, now: byDay });
  await pair(world);
  world.platform.failures.push({ method: 'post', kind });
  await world.sam.command('checkin now');
  expect(await openQuestion(world.sam)).toBe('');
  await world.retryJobs();
  expect(await openQuestion(world.sam)).not.toBe('');
  expect((await world.sam.cards()).filter((card) => card.buttons.includes('Swap'))).toHaveLength(1);
});

test('an answer lost on its way back: the post is there once', async () => {
  await using world = await FakeWorld.open({ settle: true, now: byDay });
  await pair(world);
  world.platform.failures.push({ method: 'post', kind: 'unavailable', after: true });
  await world.sam.command('checkin now');
  await world.retryJobs();
  expect((await world.sam.cards()).filter((card) => card.buttons.includes('Swap'))).toHaveLength(1);
});

test.each([
  ['gone', 'can’t reach the channel'],
  ['forbidden', 'can’t post in the channel'],
] as const)('%s: the rhythm rests, and both are told privately', async (kind, told) => {
  await using world = await FakeWorld.open({ settle: true, now: byDay });
  await pair(world);
  world.platform.failures.push({ method: 'post', kind });
  await world.sam.command('checkin now');
  for (const person of [world.sam, world.alex]) {
    const card = await cardWith(person, told);
    expect(card.private).toBe(true);
  }
  await world.pass(9 * hour);
  expect(await openQuestion(world.sam)).toBe('');
  await world.alex.command('checkin resume');
  expect(await allText(world.alex)).toContain('The pause is over');
});

test('a question that is refused for good is tried some times more; then both hear how to answer it all the same', async () => {
  await using world = await FakeWorld.open({ settle: true, now: byDay });
  await pair(world);
  world.platform.failing.set('post', 'rejected');
  await world.sam.command('checkin now');
  const before = world.platform.calls.post;
  for (let tries = 0; tries < 12; tries += 1) await world.retryJobs();
  expect(world.platform.calls.post - before).toBe(unknownPatience);
  expect(world.log.join()).toContain('the platform rejected what we sent');
  for (const person of [world.sam, world.alex]) await cardWith(person, 'I couldn’t post it in your channel');
});

test('a card that somebody deleted comes back at the reveal', async () => {
  await using world = await FakeWorld.open({ settle: true, now: byDay });
  await pair(world);
  await askInWords(world);
  await write(world.sam, 'mine');
  await world.alex.click('Answer');
  const card = world.platform.messages.findIndex((one) =>
    one.card.elements.some((e) => e.kind === 'buttons' && e.buttons.some((b) => b.label === 'Pass')),
  );
  world.platform.messages.splice(card, 1);
  await world.alex.submit({ words: 'yours' });
  expect((await cardWith(world.sam, 'yours')).text).toContain('mine');
  await world.sam.command('checkin next');
  expect(await allText(world.sam)).toContain('The next question');
});
