import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../../src/model/instant.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { CoupleLoop } from './couple-loop.ts';

let loop: CoupleLoop;
beforeAll(async () => {
  loop = await CoupleLoop.open();
});
beforeEach(() => loop.begin());
afterAll(() => loop[Symbol.asyncDispose]());

describe('an answer in words', () => {
  test('stays sealed until both are in, and then stands in the room', async () => {
    await loop.ask('words-1');
    await loop.sam.click('Answer');
    await loop.sam.submit({ words: 'A kept promise' });
    await loop.settle();
    expect((await cardWith(loop.sam, 'A kept promise')).private).toBe(true);
    expect(await allText(loop.alex)).toContain('@sam has answered');
    expect(await allText(loop.alex)).not.toContain('A kept promise');
    await loop.alex.click('Answer');
    await loop.alex.submit({ words: 'Time' });
    await loop.settle();
    const revealed = await cardWith(loop.sam, 'Time');
    expect(revealed.private).toBe(false);
    expect(revealed.text).toContain('@sam: "A kept promise"');
    expect(revealed.text).toContain('@alex: "Time"');
    expect(revealed.buttons).toEqual(['Reply']);
  });

  test('can be changed until the reveal, and not after it', async () => {
    await loop.ask('words-1');
    await loop.sam.click('Answer');
    await loop.sam.submit({ words: 'first' });
    const edits = loop.platform.calls.edit;
    await loop.settle();
    await loop.sam.click('Change');
    expect((await loop.sam.form())?.values['words']).toBe('first');
    await loop.sam.submit({ words: 'second' });
    await loop.settle();
    expect(loop.platform.calls.edit - edits).toBe(1);
    const sealed = (await loop.sam.cards()).filter((card) => card.text.includes('Your answer is sealed'));
    expect(sealed.map(({ text }) => /first|second/.exec(text)?.[0])).toEqual(['second']);
    await loop.sam.click('Change');
    await loop.alex.click('Answer');
    await loop.alex.submit({ words: 'mine' });
    await loop.settle();
    await loop.sam.submit({ words: 'third, too late' });
    expect(await allText(loop.sam)).not.toContain('Your answer is sealed');
    const refusal = await cardWith(loop.sam, 'you can’t change your answer now');
    expect(refusal.text).toContain('third, too late');
    expect(refusal.buttons).toEqual(['Reply', 'See both']);
    expect(await allText(loop.alex)).toContain('"second"');
    expect(await allText(loop.alex)).not.toContain('third');
  });

  test.each([
    ['empty', '   \u200b\n', 'nothing in here yet', ''],
    ['too long', 'x'.repeat(3001), 'Please cut it to 3,000', 'x'.repeat(3001)],
  ])('that is %s comes back with all that was typed', async (_, words, problem, kept) => {
    const { id } = await loop.ask('words-1');
    await loop.sam.click('Answer');
    await loop.sam.submit({ words });
    const form = await loop.sam.form();
    expect(form?.problems['words']).toContain(problem);
    expect(form?.values['words']).toBe(kept);
    expect((await loop.find(id)).answeredAt).toEqual([null, null]);
  });

  test('to two questions shows the second under its name', async () => {
    await loop.ask('us-1');
    for (const person of [loop.sam, loop.alex]) {
      await person.click('Answer');
      await person.submit({ words: `calm, says ${person.name}`, second: person === loop.sam ? 'walks' : ' ' });
    }
    await loop.settle();
    const { text } = await cardWith(loop.alex, 'you’ve both answered.');
    // By question, not by person; what nobody said to the second is left out.
    expect(text.split('\n').slice(-4)).toEqual([
      '@sam: "calm, says sam"',
      '@alex: "calm, says alex"',
      'What would you like more of?',
      '@sam: "walks"',
    ]);
  });

  test('may come in on the seventh day, also when a newer question stands, and reveals', async () => {
    const { id } = await loop.ask('words-1');
    await loop.sam.click('Answer');
    await loop.sam.submit({ words: 'early' });
    await loop.pass(3 * day);
    await loop.ask('scale-1');
    await loop.pass(4 * day - 1);
    await loop.alex.act(`check-in.write:${id}:0`);
    await loop.alex.submit({ words: 'late' });
    await loop.settle();
    expect((await cardWith(loop.sam, '"late"')).private).toBe(false);
  });

  test('after the seventh day is refused and given back, and the card rests', async () => {
    const { id } = await loop.ask('words-1');
    await loop.sam.click('Answer');
    await loop.sam.submit({ words: 'early' });
    await loop.alex.click('Answer');
    await loop.pass(7 * day);
    expect((await cardWith(loop.alex, 'resting now')).buttons).toEqual([]);
    await loop.alex.submit({ words: 'much too late' });
    expect((await cardWith(loop.alex, 'This question closed')).text).toContain('much too late');
    expect((await loop.find(id)).revealedAt).toBeNull();
    expect(await allText(loop.alex)).not.toContain('early');
  });
});

describe('an answer that is picked', () => {
  test('on a scale takes one click, and a few words beside it', async () => {
    await loop.ask('scale-1');
    await loop.sam.click('Answer');
    expect((await cardWith(loop.sam, 'Where are you')).text).toContain('1 is “a crack”, 5 is “wide”.');
    await loop.sam.click('4');
    await loop.sam.click('Add a few words');
    await loop.sam.submit({ words: 'the sun is out' });
    await loop.sam.click('Change');
    await loop.sam.click('5');
    await loop.alex.click('Answer');
    await loop.alex.click('2');
    await loop.settle();
    const { text } = await cardWith(loop.alex, 'you’ve both answered.');
    expect(text).toContain('@sam said 5 out of 5.\n"the sun is out"');
    expect(text).toContain('@alex said 2 out of 5.');
  });

  test('words beside it go away when they are emptied', async () => {
    const { id } = await loop.ask('choice-1');
    await loop.sam.click('Answer');
    await loop.sam.click('Soup');
    await loop.sam.click('Add a few words');
    await loop.sam.submit({ words: 'always' });
    await loop.sam.click('Change your words');
    await loop.sam.submit({ words: '' });
    const checkIn = await loop.find(id);
    const own = await loop.store.transaction((stores) => stores.answers.own(checkIn, 0));
    expect(own).toEqual({ choice: 'soup' });
  });

  test('is given with its guess and a few words in one step; what is not picked is asked for, and nothing is lost', async () => {
    const { id } = await loop.ask('guess-1');
    await loop.sam.click('Answer');
    await loop.sam.click('Answer with a few words');
    await loop.sam.submit({ choice: 'Tea', words: 'always' });
    const form = await loop.sam.form();
    expect([Object.keys(form?.problems ?? {}), form?.values]).toEqual([
      ['guess'],
      { choice: 'tea', guess: '', words: 'always' },
    ]);
    await loop.sam.submit({ guess: 'Coffee' });
    const checkIn = await loop.find(id);
    const own = await loop.store.transaction((stores) => stores.answers.own(checkIn, 0));
    expect({ ...own, words: own?.words?.reveal() }).toEqual({ choice: 'tea', guess: 'coffee', words: 'always' });
    expect((await loop.sam.cards()).filter((card) => card.private)).toHaveLength(1);
  });

  test('with a guess takes two steps, and says kindly whether it was right', async () => {
    await loop.ask('guess-1');
    await loop.sam.click('Answer');
    await loop.sam.click('Tea');
    expect((await cardWith(loop.sam, 'what do you think @alex would say')).private).toBe(true);
    await loop.sam.click('Coffee');
    await loop.alex.click('Answer');
    await loop.alex.click('Coffee');
    await loop.alex.click('Coffee');
    await loop.settle();
    const { text } = await cardWith(loop.sam, 'you’ve both answered.');
    expect(text).toContain('@sam chose Tea.');
    expect(text).toContain('@sam guessed right.');
    expect(text).toContain('@alex guessed Coffee, so that’s something new.');
  });

  test('that is not among the options asks again', async () => {
    const { id } = await loop.ask('either-1');
    await loop.sam.click('Answer');
    const card = loop.platform.seenBy('sam').at(-1);
    await loop.sam.act(`check-in.choose:${id}:0:cocoa`, card);
    expect((await cardWith(loop.sam, 'That choice is gone')).buttons).toEqual([
      'Tea',
      'Coffee',
      'Answer with a few words',
    ]);
    expect((await loop.find(id)).answeredAt[0]).toBeNull();
  });
});

describe('both at once', () => {
  test('two answers in the same millisecond reveal exactly once', async () => {
    const { id } = await loop.ask('either-1');
    await Promise.all([loop.sam.click('Answer'), loop.alex.click('Answer')]);
    await Promise.all([loop.sam.click('Tea'), loop.alex.click('Coffee')]);
    await loop.settle();
    expect((await loop.find(id)).revealedAt).toBe(loop.system.now());
    const reveals = loop.replies.filter(
      ({ reply }) => 'card' in reply && reply.card.title === 'Now you’ve both answered',
    );
    expect(reveals).toHaveLength(1);
    expect((await cardWith(loop.sam, 'you’ve both answered.')).text).toContain('@alex chose Coffee.');
  });
});

describe('where the reveal is private', () => {
  test('the room says that both are in, and each opens both', async () => {
    await loop.save({ ...loop.couple, reveal: 'private' });
    await loop.ask('words-1');
    await loop.sam.click('Answer');
    await loop.sam.submit({ words: 'only for you' });
    await loop.alex.click('Answer');
    await loop.alex.submit({ words: 'and mine' });
    await loop.settle();
    const shared = loop.platform.messages.filter((one) => one.audience === null);
    expect(JSON.stringify(shared)).not.toContain('[partner words]');
    expect((await cardWith(loop.alex, 'Now you’ve both answered')).text).toContain('only for you');
    const inRoom = await cardWith(loop.sam, 'just for you and your partner');
    expect(inRoom.buttons).toEqual(['Reply', 'See both']);
    // The one who answered first, and waits, gets both without a press.
    expect((await cardWith(loop.sam, '@alex has answered too')).text).toContain('and mine');
    await loop.sam.click('See both');
    expect((await cardWith(loop.sam, 'What you both said')).text).toContain('and mine');
  });
});
