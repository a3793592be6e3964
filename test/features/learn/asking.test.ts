import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Couple, Partner } from '../../../src/model/couple.ts';
import { endOfTime, hour } from '../../../src/model/instant.ts';
import { themes } from '../../../src/model/theme.ts';
import { allText } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { answerAlike, lastPrivate, pair } from '../../flows/moves.ts';

/** A lesson of one page, with its question: personal, of the theme individuality. */
const topic = 'learning-together';
const promptId = 'individuality-curious-lately';
const question = 'What have you been curious about lately';

let world: FakeWorld;

beforeEach(async () => {
  world = await FakeWorld.open({ settle: true });
  await pair(world);
});

afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const asked = () =>
  inCouple(async (stores, { id }) =>
    (await stores.checkIns.history(id, endOfTime, 99)).map((checkIn) => checkIn.promptId),
  );

async function askUsThis(): Promise<string> {
  await world.sam.command('learn', { topic });
  await world.sam.click('Ask us this');
  return lastPrivate(world.sam);
}

describe('"Ask us this"', () => {
  test('puts the lesson’s own question to both, sealed, and the lesson stays where it is', async () => {
    expect(await askUsThis()).toContain('It’s in your channel, or it’ll be there in a moment.');
    const card = (await world.alex.cards()).at(-1);
    expect(card).toMatchObject({ private: false, buttons: ['Answer', 'Pass', 'Swap'] });
    expect(card?.text).toContain(question);
    expect(await allText(world.sam)).toContain('Be beginners together');
    await answerAlike(world.alex);
    expect(await allText(world.sam)).not.toContain('the same');
    await answerAlike(world.sam);
    expect(await allText(world.alex)).toContain('you’ve both answered');
  });

  test('says so where the two talk without sealed answers', async () => {
    await change((couple) => ({ ...couple, answers: 'open' }));
    expect(await askUsThis()).toContain('for both of you to talk about');
    await world.sam.click('Ask us this');
    expect(await lastPrivate(world.sam)).toContain('You have this one already.');
    expect(await asked()).toEqual([promptId]);
  });

  test('pressed twice, or by both, asks once, and leads to the answer', async () => {
    await askUsThis();
    await world.sam.click('Ask us this');
    expect(await lastPrivate(world.sam)).toContain('You have this one already.');
    expect((await world.sam.cards()).at(-1)?.buttons).toEqual(['Answer']);
    expect(await asked()).toEqual([promptId]);
    await world.alex.command('learn', { topic });
    await world.alex.click('Ask us this');
    expect(await lastPrivate(world.alex)).toContain('You have this one already.');
    expect(await asked()).toEqual([promptId]);
  });

  test('points to another question that is still open, and asks this one too if they like, once', async () => {
    await world.alex.command('prompt ask', { theme: 'dreams' });
    const [open = ''] = await asked();
    await world.sam.command('learn', { topic });
    await world.sam.click('Ask us this');
    const card = world.platform.messages.at(-1);
    expect((await world.sam.cards()).at(-1)).toMatchObject({ buttons: ['Answer', 'Ask this one too'] });
    expect(await lastPrivate(world.sam)).toContain('You still have a question open');
    expect(await asked()).toEqual([open]);
    const too = buttonOn(card, 'learn.ask-too');
    await world.sam.act(too, card);
    expect(await asked()).toEqual([promptId, open]);
    await world.sam.act(too, card);
    expect(await lastPrivate(world.sam)).toContain('You have this one already.');
    expect(await asked()).toEqual([promptId, open]);
  });

  test('does not wait for one that has been open for long', async () => {
    await world.alex.command('prompt ask', { theme: 'dreams' });
    await world.pass(7 * hour);
    await askUsThis();
    expect((await asked())[0]).toBe(promptId);
  });

  test('after a swap brings another one of the same theme', async () => {
    await askUsThis();
    await world.alex.click('Swap');
    expect((await asked())[0]).toMatch(/^individuality-/);
    expect((await asked())[0]).not.toBe(promptId);
  });

  test('deeper than one’s own limit says so, and asks nothing', async () => {
    await change(({ partners: [sam, alex] }) => ({ partners: [{ ...sam, depthLimit: 1 }, alex] }));
    expect(await askUsThis()).toContain('deeper than the limit you set for yourself');
    expect(await asked()).toEqual([]);
  });
});

const inTheWay: Readonly<Record<string, () => Promise<void>>> = {
  'the asker ruled out its theme': () => partners((sam, alex) => [{ ...sam, themesNever: ['individuality'] }, alex]),
  'the other ruled out its theme': () => partners((sam, alex) => [sam, { ...alex, themesNever: ['individuality'] }]),
  'it goes deeper than the other wants': () => partners((sam, alex) => [sam, { ...alex, depthLimit: 1 }]),
  'the asker never wants it again': () => inCouple((s, { id }) => s.checkIns.setNever(id, 0, promptId, true)),
  'the other never wants it again': () => inCouple((s, { id }) => s.checkIns.setNever(id, 1, promptId, true)),
  'it was asked before': async () => {
    await askUsThis();
    await world.pass(7 * hour);
  },
};

describe('where something stands in the way', () => {
  test.each(Object.keys(inTheWay))('%s: the same words, and one near it if they like', async (why) => {
    await inTheWay[why]?.();
    const before = await asked();
    expect(await askUsThis()).toBe(
      'A question for you both\nYou’ve had this one, or it doesn’t suit you both right now. You can ask one close to it instead.',
    );
    expect(await asked()).toEqual(before);
    const card = world.platform.messages.at(-1);
    const near = buttonOn(card, 'learn.ask-near');
    await world.sam.act(near, card);
    expect(await lastPrivate(world.sam)).toBe(
      'A question for you both\nIt’s in your channel, or it’ll be there in a moment. Your answers stay sealed until you’ve both answered.',
    );
    const after = await asked();
    expect(after).toHaveLength(before.length + 1);
    expect(after[0]).not.toBe(promptId);
    await world.sam.act(near, card);
    expect(await asked()).toEqual(after);
  });

  test('and nothing is left that suits both, says so', async () => {
    await partners((sam, alex) => [sam, { ...alex, themesNever: themes }]);
    await askUsThis();
    await world.sam.click('Ask one close to it');
    expect(await lastPrivate(world.sam)).toContain('I don’t have a question left that suits you both.');
    expect(await asked()).toEqual([]);
  });

  test('and the lesson, or its question, has gone since, the list comes', async () => {
    await world.sam.command('learn', { topic });
    for (const action of ['learn.ask:volcanoes', 'learn.ask:outside-help', 'learn.ask-near:volcanoes']) {
      await world.sam.act(action, world.platform.messages.at(-1));
      expect(await lastPrivate(world.sam)).toContain('That lesson is gone');
    }
    expect(await asked()).toEqual([]);
  });
});

type Stores = Parameters<Parameters<FakeWorld['store']['transaction']>[0]>[0];

function inCouple<T>(work: (stores: Stores, couple: Couple) => Promise<T>): Promise<T> {
  return world.store.transaction(async (stores) => {
    const couple = await stores.couples.activeIn(world.room);
    if (couple === null) throw new Error('nobody is paired');
    return work(stores, couple);
  });
}

function change(to: (couple: Couple) => Partial<Couple>): Promise<void> {
  return inCouple((stores, couple) => stores.couples.save({ ...couple, ...to(couple) }));
}

function partners(to: (sam: Partner, alex: Partner) => readonly [Partner, Partner]): Promise<void> {
  return change((couple) => ({ partners: to(...couple.partners) }));
}

/** The action of the button on a card that begins so. */
function buttonOn(message: (typeof world.platform.messages)[number] | undefined, name: string): string {
  const all = message?.card.elements.flatMap((one) => (one.kind === 'buttons' ? one.buttons : [])) ?? [];
  const found = all.flatMap((one) => ('action' in one ? [one.action] : [])).find((one) => one.startsWith(`${name}:`));
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}
