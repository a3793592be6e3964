import { expect, test } from 'vitest';
import { cardWith } from '../../flows/driver.ts';
import { lastPrivate } from '../../flows/moves.ts';
import { shippedPractice, walk } from '../../flows/walk-practice.ts';
import { DateWorld } from './date-world.ts';

test('what both agreed on in something they did together is planned from its last card, in their words', async () => {
  await using dates = await DateWorld.open();
  const { world, sam, alex } = dates;
  await walk(world, await shippedPractice('talk-it-through'), 0);
  const [session] = await world.store.transaction(async (stores) =>
    stores.practices.all((await stores.couples.activeIn(world.room))?.id ?? ''),
  );
  const agreed = session?.entries.filter(({ kind }) => kind === 'proposal').at(-1);
  const words = Object.values(agreed?.words ?? {})[0]?.reveal() ?? '';
  expect(words).not.toBe('');
  expect((await cardWith(sam, 'That’s it for today')).buttons).toContain('Plan it as a date');
  await alex.click('Plan it as a date');
  expect((await alex.form())?.values['what']).toBe(words);
  await alex.submit({ day: 'Sunday', time: 'noon' });
  await cardWith(sam, 'planned something');
  expect((await dates.only()).what?.reveal()).toBe(words);

  for (const args of [`${session?.id}:0`, `${session?.id}`]) {
    await sam.act(`date.from-practice:${args}`);
    expect((await sam.form())?.values['what']).toBe('');
  }
  await sam.act(`date.from-practice:${crypto.randomUUID()}:1`);
  expect(await lastPrivate(sam)).toContain('What you agreed on is gone');
  expect(dates.problems()).toEqual([]);
});
