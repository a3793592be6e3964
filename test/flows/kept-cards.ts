import { expect } from 'vitest';
import { day, hour } from '../../src/model/instant.ts';
import { cardWith, type Person, type SeenCard, type World } from './driver.ts';
import { answerAlike, pair, pickOption } from './moves.ts';

/**
 * What a private card must not say any more once it is over: asked for an answer, sealed, on its way, to be withdrawn.
 */
const untrue =
  /answer is sealed|stays sealed until|in a moment|Only you see this\. You can change it|until you’ve both/;

/**
 * A couple's first evening, told by their private cards: each is true, as far as the platform lets it be replaced, which
 * `replaces` says of a card by how it came to be shown.
 */
export async function privateCardsStayTrue(world: World, replaces: { readonly command: boolean }): Promise<void> {
  const { sam, alex } = world;
  await pair(world);
  await world.settle();
  if (replaces.command) expect(await withButton(sam, 'Withdraw')).toEqual([]);

  // A first question is picked with a tap.
  await sam.command('checkin now');
  await answerByTap(world, sam);
  await answerByTap(world, sam);
  expect((await own(sam)).filter(({ text }) => untrue.test(text))).toHaveLength(replaces.command ? 1 : 2);
  // At the twin of Slack people’s apps are started anew as well, and forget what only one person saw.
  if (replaces.command) await world.restart();
  await answerByTap(world, alex);
  for (const person of [sam, alex]) {
    const cards = await own(person);
    const kept = cards.filter(({ text }) => text.includes('see them there'));
    expect(kept).toHaveLength(1);
    expect(kept[0]?.buttons).toEqual(['Reply']);
    if (replaces.command) expect(cards.filter(({ text }) => untrue.test(text))).toEqual([]);
  }
  await cardWith(sam, 'you’ve both answered');

  // What was whispered can be replaced everywhere, for as long as anybody looks at it.
  await world.pass(hour);
  await sam.command('prompt ask');
  await answerAlike(alex);
  await world.settle();
  // Something to do has until the day after tomorrow.
  const isReminder = ({ text }: SeenCard) => text.includes('my only reminder for this one');
  for (let passed = 0; passed < 60 && !(await sam.cards()).some(isReminder); passed += 5) await world.pass(5 * hour);
  const reminder = await cardWith(sam, 'my only reminder for this one');
  await world.pass(8 * day);
  const rests = (await sam.cards()).find(({ id }) => id === reminder.id);
  expect(rests).toMatchObject({ buttons: [], text: expect.stringContaining('is resting now') });

  await sam.command('checkin pause');
  await alex.command('checkin resume');
  await sam.command('settings');
  if (replaces.command) expect(await withButton(sam, 'Resume')).toEqual([]);
}

async function answerByTap(world: World, person: Person): Promise<void> {
  await person.click('Answer');
  await pickOption(person, 'first');
  await world.settle();
}

async function own(person: Person): Promise<readonly SeenCard[]> {
  return (await person.cards()).filter((card) => card.private);
}

async function withButton(person: Person, label: string): Promise<readonly SeenCard[]> {
  return (await own(person)).filter(({ buttons }) => buttons.includes(label));
}
