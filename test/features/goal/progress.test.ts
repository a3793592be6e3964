import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day, hour } from '../../../src/model/instant.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { count, expectUnseen, lastPrivate } from '../../flows/moves.ts';
import { GoalWorld } from './goal-world.ts';

let goals: GoalWorld;
let sam: FakePerson;
let alex: FakePerson;
beforeEach(async () => {
  goals = await GoalWorld.open();
  ({ sam, alex } = goals.world);
});
afterEach(async () => {
  expect(goals.problems()).toEqual([]);
  expect(goals.errors()).toEqual([]);
  await goals[Symbol.asyncDispose]();
});

describe('how it goes', () => {
  test('is noted in words, in steps, or both, by either; who wrote what is kept', async () => {
    await goals.add('see the sea', { step: 'look at trains' });
    await alex.click('Note how it’s going');
    expect((await alex.form())?.options['ticked']).toEqual(['look at trains']);
    await alex.submit({ words: 'there is a night train', ticked: ['look at trains'], step: 'book it' });
    const card = await cardWith(sam, '1 of 2 steps done');
    expect(card.text).toContain('there is a night train');
    const { entries } = await goals.newest();
    expect(entries.map(({ kind, side, ticked }) => [kind, side, ticked?.by ?? null])).toEqual(
      expect.arrayContaining([
        ['step', 0, 1],
        ['note', 1, null],
        ['step', 1, null],
      ]),
    );
    expect(await lastPrivate(alex)).toContain('Noted, for both of you.');
    await sam.click('Look at it');
    await sam.pick('Step: book it');
    await sam.click('Check it off');
    expect(await lastPrivate(sam)).toContain('2 of 2 steps done');
    await sam.pick('Done: book it');
    expect((await cardWith(sam, 'Done by @sam')).buttons).toEqual(['Not done after all', 'Back to the goal']);
    await sam.click('Not done after all');
    expect(await lastPrivate(sam)).toContain('1 of 2 steps done');
  });

  const wrong: readonly [string, Record<string, string>, string, string][] = [
    ['nothing', { words: ' ', step: '\u200b' }, 'words', 'nothing to note yet'],
    ['too many words', { words: 'x'.repeat(1001) }, 'words', '1,001 characters. Please cut it to 1,000'],
    ['a step that is too long', { step: 'x'.repeat(201) }, 'step', 'too long, at 201 characters'],
  ];
  test.each(wrong)('%s comes back, and nothing is kept', async (_, values, name, what) => {
    await goals.add('see the sea');
    await alex.click('Note how it’s going');
    await alex.submit(values);
    expect((await alex.form())?.problems[name]).toContain(what);
    expect((await goals.newest()).entries).toEqual([]);
    goals.world.platform.forms.clear();
  });

  test('more steps than fit are refused with their words kept', async () => {
    await goals.add('see the sea', { step: 'number 0' });
    for (let number = 1; number < 15; number += 1) {
      await sam.click('Note how it’s going');
      await sam.submit({ step: `number ${number}` });
    }
    await sam.click('Note how it’s going');
    await sam.submit({ step: 'one too many' });
    expect((await sam.form())?.problems['step']).toContain('has 15 steps already');
    expect((await sam.form())?.values['step']).toBe('one too many');
    goals.world.platform.forms.clear();
  });

  test('long words and many lines stay within what every platform takes', async () => {
    await goals.add('w'.repeat(200), { step: 's'.repeat(200) });
    for (let number = 0; number < 14; number += 1) {
      await sam.click('Note how it’s going');
      await sam.submit({ words: `${number} `.repeat(300), step: `${number} `.repeat(60) });
    }
    await alex.click('Look at it');
    expect(await lastPrivate(alex)).toContain('9 earlier lines don’t fit here.');
    await alex.pick((await alex.cards()).at(-1)?.options.at(-1) ?? '');
  });

  test('a line is changed and taken back by its author alone', async () => {
    const { id } = await goals.add('see the sea', { step: 'look at trains' });
    const [entry] = (await goals.newest()).entries;
    for (const what of ['edit-entry', 'remove-entry']) {
      await alex.act(`goal.${what}:${id}:${entry?.id}`);
      expect(await lastPrivate(alex)).toContain('so only they can change it');
    }
    await sam.act(`goal.edit-entry:${id}:${entry?.id}`);
    await sam.submit({ words: '' });
    expect((await sam.form())?.problems['words']).toContain('nothing in here yet');
    await sam.submit({ words: 'look at night trains' });
    expect(await lastPrivate(sam)).toContain('look at night trains');
    await sam.pick('Step: look at night trains');
    await sam.click('Change it');
    const form = goals.world.platform.forms.get('sam');
    await sam.click('Take it back');
    expect(await lastPrivate(sam)).toContain('look at night trains');
    expect((await goals.newest()).entries).toEqual([]);
    if (form === undefined) throw new Error('no form was open');
    goals.world.platform.forms.set('sam', form);
    await sam.submit({ words: 'written too late' });
    expect(await lastPrivate(sam)).toContain('written too late');
    expect(await goals.world.dump()).not.toContain('trains');
    await sam.click(
      'Back to the goal',
      (await sam.cards()).findLast((one) => one.buttons.includes('Back to the goal'))?.id,
    );
  });

  test('what was noted on a goal that is done meanwhile is given back', async () => {
    await goals.add('see the sea');
    await alex.click('Note how it’s going');
    await sam.click('We’ve made it');
    await alex.submit({ words: 'just a thought' });
    expect(await lastPrivate(alex)).toContain('You’ve reached this goal already');
    expect(await lastPrivate(alex)).toContain('just a thought');
    await expectUnseen(sam, 'just a thought');
  });
});

describe('reaching it', () => {
  test('is said on a card of its own, once, and its own card leads there', async () => {
    await goals.add('see the sea', { step: 'look at trains' });
    await alex.click('We’ve made it');
    const card = await cardWith(sam, 'You’ve made it\n@alex says this one’s done.');
    expect(card.private).toBe(false);
    expect(card.text).toContain('One step along the way.');
    expect((await cardWith(sam, 'here’s how it ended')).text).toContain('see the sea');
    await alex.click('Not done after all');
    await cardWith(sam, 'This goal is open again.');
    await sam.click('We’ve made it', (await cardWith(sam, 'put this on the list')).id);
    expect(await count(alex, 'says this one’s done')).toBe(1);
    expect(goals.posted()).toHaveLength(2);
    await sam.act(`goal.done:${(await goals.newest()).id}`);
    expect(await lastPrivate(sam)).toContain('You’ve reached this goal already');
    expect((await goals.newest()).done?.by).toBe(0);
  });

  test('again after a long time is said again', async () => {
    await goals.add('run a mile');
    await sam.click('We’ve made it');
    await goals.world.pass(2 * day);
    await sam.click('Not done after all');
    await sam.click('We’ve made it', (await cardWith(sam, 'put this on the list')).id);
    expect(goals.posted()).toHaveLength(3);
    expect(await allText(alex)).toMatch(/This goal is open again.[\s\S]*says this one’s done/);
  });
});

describe('which goal', () => {
  test('is proposed to the two alone, in their room alone, by any of its words', async () => {
    const sea = await goals.add('see the sea in\nMarch');
    await goals.add('a garden by the sea');
    expect(await goals.suggest('')).toHaveLength(2);
    expect(await goals.suggest('SEE the')).toEqual([{ value: sea.id, label: 'see the sea in March' }]);
    expect((await goals.suggest('sea', alex)).map(({ label }) => label)).toEqual([
      'see the sea in March',
      'a garden by the sea',
    ]);
    expect(await goals.suggest('moon')).toEqual([]);
    expect(await goals.suggest('', goals.world.guest)).toEqual([]);
    const elsewhere = { ...goals.world.room, room: 'elsewhere' };
    expect(await goals.suggest('', sam, { room: elsewhere })).toEqual([]);
    const thread = { room: elsewhere, parent: goals.world.room };
    expect(await goals.suggest('', sam, thread)).toHaveLength(2);
    expect(await goals.suggest('', goals.world.guest, thread)).toEqual([]);
    await sam.command('unpair');
    await sam.click('End it for both of us');
    expect(await goals.suggest('')).toEqual([]);
  });

  test('is not proposed, and nobody hears of an error, while the database is away', async () => {
    await goals.add('see the sea');
    const { store } = goals.world;
    const transaction = store.transaction;
    Object.assign(store, { transaction: async () => Promise.reject(new Error('away')) });
    expect(await goals.suggest('sea')).toEqual([]);
    Object.assign(store, { transaction });
    expect(goals.errors()).toHaveLength(1);
    goals.world.memoryLog.lines.splice(0);
  });

  test('is understood by its id, its words or what fits it alone; else it is asked', async () => {
    const sea = await goals.add('see the sea');
    await goals.add('see the mountains');
    await sam.command('goal done', { goal: sea.id });
    expect(await lastPrivate(sam)).toContain('You’ve made it.');
    await sam.click('Not done after all');
    await sam.command('goal update', { goal: 'The SEA' });
    expect((await sam.form())?.about).toContain('see the sea');
    await sam.submit({ words: 'packed' });
    await sam.command('goal update', { goal: 'see the' });
    const card = await cardWith(sam, 'I’m not sure which goal you mean');
    expect(card.options).toEqual(['see the sea', 'see the mountains']);
    await sam.pick('see the mountains');
    await sam.submit({ words: 'looked at maps' });
    await sam.command('goal done', { goal: 'something else' });
    await sam.pick('see the mountains');
    expect(await lastPrivate(sam)).toContain('You’ve made it.');
    await sam.command('goal done');
    expect(await lastPrivate(sam)).toContain('Which one have you reached?');
    await sam.command('goal update', { goal: ' ' });
    expect(await lastPrivate(sam)).toContain('Which goal has moved?');
  });

  test('is asked of an empty list with a way to add one', async () => {
    for (const path of ['goal update', 'goal done', 'goal list']) {
      await sam.command(path);
      expect((await cardWith(sam, 'You don’t have an open goal.')).buttons).toContain('Add a goal');
    }
  });
});

describe('the list', () => {
  test('shows what is open and what was reached, a page at a time, to one alone', async () => {
    for (let number = 1; number <= 10; number += 1) {
      await goals.add(`goal number ${number}.`);
      await goals.world.pass(60_000);
    }
    await alex.command('goal list');
    expect(await lastPrivate(alex)).toContain('10 goals are still open');
    expect(await lastPrivate(alex)).not.toContain('goal number 9.');
    await alex.click('Next');
    expect(await lastPrivate(alex)).toContain('goal number 9.');
    await alex.pick('goal number 10.');
    await alex.click('We’ve made it');
    await goals.world.pass(hour);
    await alex.click('Back to the list');
    expect(await lastPrivate(alex)).toContain('You’ve reached one goal');
    expect(await lastPrivate(alex)).toContain('goal number 10.');
    await alex.click('Goals that are open');
    expect(await lastPrivate(alex)).toContain('9 goals are still open');
    await alex.act('goal.page:nonsense:99');
    expect(await lastPrivate(alex)).toContain('Page 2 of 2');
    await alex.act('goal.page:done:x');
    expect(await lastPrivate(alex)).toContain('You’ve reached one goal');
  });
});
