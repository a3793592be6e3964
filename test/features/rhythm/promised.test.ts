import { expect, test } from 'vitest';
import { features } from '../../../src/bot/registry.ts';
import { readHome } from '../../../src/features/home/index.ts';
import { hour, minute } from '../../../src/model/instant.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { cardWith } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';

/** At eight in the evening where Sam is it is five in the morning where the other is, and quiet until eight: too late for Sam. */
const promised = 'Tuesday 3 November at 08:00 in Lisbon';

test('every card names the moment at which the question then comes, also where the first rhythm is quiet for one', async () => {
  await using world = await FakeWorld.open({ settle: true, now: Date.parse('2026-11-02T12:00Z') });
  await world.sam.command('pair', { partner: 'guest' });
  await world.guest.click('Accept');
  expect((await cardWith(world.sam, 'You’re paired')).text).toContain(promised);
  await world.sam.command('checkin next');
  expect((await cardWith(world.sam, 'Coming up')).text).toContain(promised);
  const content = await shippedContent();
  const home = await world.store.transaction((stores) =>
    readHome(
      features,
      { stores, content, now: world.now() },
      { platform: 'web', space: 'preview', user: 'sam' },
      'en-GB',
    ),
  );
  const elements = (home.couples[0]?.sections[0]?.elements ?? []).filter(({ kind }) => kind === 'text');
  expect(cardText({ tone: 'calm', elements })).toContain(promised);

  const questions = async () => (await world.sam.cards()).filter(({ buttons }) => buttons.includes('Answer')).length;
  for (const passed of [8 * hour, hour, 10 * hour + 59 * minute]) {
    await world.pass(passed);
    expect(await questions()).toBe(0);
  }
  await world.pass(minute);
  expect(await questions()).toBe(1);
});
