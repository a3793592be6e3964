import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLessons, suggestLessons } from '../../../src/features/learn/find-lesson.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { cardWith, type SeenCard } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

const library = (await shippedContent()).library('en');

let world: FakeWorld;

beforeAll(async () => {
  world = await FakeWorld.open({ settle: true });
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

async function last(name: 'sam' | 'alex' | 'guest' = 'sam'): Promise<SeenCard> {
  const found = (await world[name].cards()).findLast((card) => card.private);
  if (found === undefined) throw new Error(`${name} has no private card`);
  return found;
}

/** The shared cards, which stay as they are while somebody reads. */
const room = () => JSON.stringify(world.platform.messages.filter(({ audience }) => audience === null));

describe('what somebody types leads', () => {
  test('to a lesson by its id or title, however it is written', () => {
    for (const typed of ['saying-sorry', 'Saying sorry', ' SAYING  SORRY ']) {
      expect(findLessons(library, typed)).toMatchObject({ kind: 'one', lesson: { id: 'saying-sorry' } });
    }
  });

  test('to the only one in whose titles or line it stands', () => {
    expect(findLessons(library, 'anxious')).toMatchObject({ kind: 'one', lesson: { id: 'three-names' } });
    expect(findLessons(library, 'four ways')).toEqual({ kind: 'none' });
    expect(findLessons(library, 'counselors')).toMatchObject({ kind: 'one', lesson: { id: 'outside-help' } });
  });

  test('to several, of which one can be picked, or to none', () => {
    const found = findLessons(library, 'close');
    expect(found.kind === 'some' ? found.lessons.length : 0).toBeGreaterThan(2);
    for (const typed of ['zzz', '', '…']) expect(findLessons(library, typed)).toEqual({ kind: 'none' });
  });

  test('and is proposed while it is typed: all at first, in the order of the list', () => {
    expect(suggestLessons('', library)[0]).toEqual({ value: 'what-connection-is', label: 'What connection is' });
    expect(suggestLessons('sorry', library)).toEqual([{ value: 'saying-sorry', label: 'Saying sorry' }]);
    expect(suggestLessons('zzz', library)).toEqual([]);
  });
});

describe('a lesson', () => {
  test('opens from the list, goes on a page at a time and back, across a restart, on the same private card', async () => {
    const before = room();
    await world.sam.command('learn');
    const list = await last();
    expect(list.options).toContain('Two kinds of close');
    await world.sam.pick('Two kinds of close');
    expect(await last()).toMatchObject({ id: list.id, buttons: ['Next page', 'All lessons'] });
    await world.sam.click('Next page');
    expect((await last()).text).toContain('Emotional: Trust, empathy');
    expect((await last()).text).toContain('Page 2 of 3');
    expect((await last()).buttons).toEqual(['Back', 'Next page', 'All lessons']);
    await world.restart();
    await world.sam.click('Next page');
    expect((await last()).text).toContain('To talk about. When life gets busy');
    await world.sam.click('Back');
    expect((await last()).text).toContain('Page 2 of 3');
    await world.sam.click('All lessons');
    expect(await last()).toMatchObject({ id: list.id, options: list.options });
    expect(room()).toBe(before);
  });

  test('of one page has no pages to turn', async () => {
    await world.sam.command('learn', { topic: 'What’s an easy way to get closer?' });
    expect((await last()).text).not.toContain('Page 1');
    expect((await last()).buttons).toEqual(['Show the tip', 'All lessons']);
  });

  test('that does not exist leads to the list, and so does one that has gone since, or a page beyond the last', async () => {
    await world.sam.command('learn', { topic: 'volcanoes' });
    expect((await last()).text).toContain('I don’t have a lesson on that');
    const card = world.platform.messages.at(-1);
    await world.sam.act('learn.page:volcanoes:2', card);
    expect((await last()).text).toContain('That lesson is gone');
    await world.sam.act('learn.open:basics', card, 'volcanoes');
    expect((await last()).text).toContain('That lesson is gone');
    await world.sam.act('learn.page:emotional-and-physical:99', card);
    expect((await last()).text).toContain('Page 3 of 3');
    await world.sam.act('learn.page:emotional-and-physical:x', card);
    expect((await last()).text).toContain('Page 1 of 3');
  });

  test('that fits what was typed among others is picked from those', async () => {
    await world.sam.command('learn', { topic: 'stories' });
    await world.sam.command('learn', { topic: 'close' });
    expect((await last()).text).toContain('Here’s what I found.');
    await world.sam.pick('Can we get close again?');
    expect((await last()).text).toContain('Yes, you can');
  });

  test('is for anybody to read; what leads to the channel is for two who are paired', async () => {
    await world.guest.command('learn', { topic: 'saying sorry' });
    await world.guest.click('Next page');
    expect((await last('guest')).buttons).toEqual(['Show the tip', 'Back', 'All lessons']);
    expect((await last('guest')).text).toContain('Once you’re paired');
    await world.guest.act('learn.ask:saying-sorry', world.platform.messages.at(-1));
    expect((await last('guest')).text).toContain('Attune isn’t set up in this channel yet');
  });

  test('says in its own words where to turn, and leads nowhere else, when it is about outside help', async () => {
    await world.sam.command('learn', { topic: 'outside-help' });
    await world.sam.click('Next page');
    await world.sam.click('Next page');
    expect((await last()).text).toContain('Talk to someone on your own, on a device that nobody else looks at.');
    expect((await last()).buttons).toEqual(['Show the tip', 'Back', 'All lessons']);
  });
});

describe('in the channel of a couple', () => {
  beforeAll(async () => {
    await pair(world);
  });

  test('a stranger reads, privately, and has nothing to press that is the couple’s', async () => {
    await world.guest.command('learn', { topic: 'learning-together' });
    expect(await last('guest')).toMatchObject({ buttons: ['Show the tip', 'All lessons'] });
    expect((await last('guest')).text).not.toContain('paired');
    await world.guest.click('Show the tip');
    expect(await last('guest')).toMatchObject({ private: true, buttons: [] });
    for (const action of ['learn.ask:saying-sorry', 'practice.show:apology']) {
      await world.guest.act(action, world.platform.messages.at(-1));
      expect((await last('guest')).text).toContain('belongs to two other people');
    }
  });

  test('its tip comes on a card of its own and can be saved; what both put away stays away until it is brought back', async () => {
    const before = room();
    await world.sam.command('learn', { topic: 'learning-together' });
    const lesson = await last();
    await world.sam.click('Show the tip');
    expect(await last()).toMatchObject({ buttons: ['Save'] });
    expect((await last()).text).toMatch(/^A small idea: Hobbies/);
    await world.sam.click('Save');
    expect((await last()).text).toContain('Saved for you');
    expect((await world.sam.cards()).find(({ id }) => id === lesson.id)?.text).toBe(lesson.text);
    await inCouple((stores, id) => stores.tips.setHidden(id, 'hobbies-five-minute-lesson', true));
    await world.sam.click('Show the tip');
    expect((await last()).text).toContain('Hidden');
    await world.sam.click('Undo');
    expect((await last()).text).toMatch(/^A small idea: Hobbies/);
    expect(await inCouple((stores, id) => stores.tips.shown(id))).toEqual(new Map());
    expect(room()).toBe(before);
  });

  test('the tip about outside help asks the couple’s memory for nothing', async () => {
    await inCouple((stores, id) => stores.tips.setHidden(id, 'outside-help-one-alone', true));
    await world.sam.command('learn', { topic: 'outside-help' });
    await world.sam.click('Next page');
    await world.sam.click('Next page');
    await world.sam.click('Show the tip');
    expect((await last()).text).toContain('Outside help can also be for one of you alone.');
    await world.sam.act('tips.show:no-such-tip', world.platform.messages.at(-1));
    expect((await last()).text).toContain('don’t have this tip anymore');
  });

  test('its practice is shown with what it is for, or where they are in the middle of one', async () => {
    await world.sam.command('learn', { topic: 'learning-together' });
    const lesson = await last();
    await world.sam.click('Try the practice');
    expect((await last()).text).toMatch(/^Our week, and us/);
    await world.sam.click('Ask to do this together');
    await world.sam.click('Try the practice', lesson.id);
    expect((await last()).text).toContain('Where you are');
    await world.sam.act('practice.show:no-such', world.platform.messages.at(-1));
    expect((await last()).text).toContain('Where you are');
  });

  test('nothing is kept of what somebody read, and nothing is logged', async () => {
    await world.sam.command('learn', { topic: 'letting-go' });
    await world.sam.click('Next page');
    await cardWith(world.sam, 'It can’t be hurried');
    expect(await world.dump()).not.toMatch(/letting-go|Letting go/);
    expect(world.log.join('\n')).not.toMatch(/letting-go|Letting go/);
  });
});

type Stores = Parameters<Parameters<FakeWorld['store']['transaction']>[0]>[0];

function inCouple<T>(work: (stores: Stores, id: string) => Promise<T>): Promise<T> {
  return world.store.transaction(async (stores) => work(stores, (await stores.couples.activeIn(world.room))?.id ?? ''));
}
