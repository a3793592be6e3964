import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allText, cardWith } from '../../flows/driver.ts';
import { CoupleLoop, sampleCouple, samplePrompts } from './couple-loop.ts';

let loop: CoupleLoop;
beforeAll(async () => {
  loop = await CoupleLoop.open();
});
beforeEach(() => loop.begin());
afterAll(() => loop[Symbol.asyncDispose]());

describe('a swap', () => {
  test('replaces the question in place, three times at most', async () => {
    const { id } = await loop.ask('words-1');
    const questions = new Set([(await loop.find(id)).promptId]);
    for (const person of [loop.sam, loop.alex, loop.sam]) {
      await person.click('Swap');
      await loop.settle();
      questions.add((await loop.find(id)).promptId);
    }
    expect(questions.size).toBe(4);
    const shared = loop.platform.messages.filter((one) => one.audience === null);
    expect(shared).toHaveLength(1);
    expect((await loop.sam.cards()).at(-1)?.buttons).not.toContain('Swap');
    await loop.sam.act(`check-in.swap:${id}:3`);
    expect(await allText(loop.sam)).toContain('that’s the most');
    const asked = await loop.store.transaction((stores) => stores.checkIns.asked(loop.couple.id));
    expect(new Set(asked.keys())).toEqual(questions);
  });

  test('of the very first question gives one that is answered with a tap, and of a later one any', async () => {
    const words = samplePrompts.filter(({ format }) => format === 'words');
    const many = Array.from({ length: 20 }, (_, index) => ({ ...words[0], id: `more-${index}` })) as typeof words;
    await loop.begin({}, [...samplePrompts, ...many]);
    const first = await loop.ask('either-1');
    for (let swaps = 0; swaps < 3; swaps += 1) {
      await loop.sam.click('Swap');
      await loop.settle();
      expect((await loop.find(first.id)).promptId).toMatch(/^(scale|choice|guess)-1$/);
    }
    loop.system.advance(1);
    const second = await loop.ask('either-1');
    await loop.sam.click('Swap');
    expect((await loop.find(second.id)).promptId).toMatch(/^(words|more)-/);
  });

  test('is refused once somebody has answered', async () => {
    const { id } = await loop.ask('words-1');
    await loop.alex.click('Answer');
    await loop.alex.submit({ words: 'mine' });
    await loop.sam.act(`check-in.swap:${id}:0`);
    expect(await allText(loop.sam)).toContain('One of you has answered already');
    expect((await loop.find(id)).swaps).toBe(0);
    await loop.settle();
    expect((await loop.sam.cards())[0]?.buttons).not.toContain('Swap');
  });

  test('makes the buttons of the old question point to the new one, and gives back what was typed', async () => {
    const { id } = await loop.ask('words-1');
    await loop.sam.click('Answer');
    await loop.alex.click('Swap');
    await loop.settle();
    await loop.sam.submit({ words: 'for the old one' });
    const { text, buttons } = await cardWith(loop.sam, 'was swapped just now');
    expect(text).toContain('for the old one');
    expect(buttons).toEqual(expect.arrayContaining(['Answer', 'Pass', 'Swap']));
    expect((await loop.find(id)).answeredAt[0]).toBeNull();
    await loop.sam.act(`check-in.pass:${id}:0`);
    expect((await loop.find(id)).passed[0]).toBeNull();
  });

  test('pressed by both in the same millisecond swaps once', async () => {
    const { id } = await loop.ask('words-1');
    await Promise.all([loop.sam.click('Swap'), loop.alex.click('Swap')]);
    await loop.settle();
    expect((await loop.find(id)).swaps).toBe(1);
  });

  test('forgets what was passed: it is another question', async () => {
    const { id } = await loop.ask('words-1');
    await loop.sam.click('Pass');
    await loop.alex.click('Swap');
    expect((await loop.find(id)).passed).toEqual([null, null]);
  });

  test('has a twin among the commands, and shows the new question there', async () => {
    const { id } = await loop.ask('words-1');
    await loop.sam.command('checkin swap');
    expect((await cardWith(loop.sam, 'Here’s the new question')).private).toBe(true);
    await loop.sam.click('Swap');
    expect((await loop.find(id)).swaps).toBe(2);
  });

  test('says so where there is no other question', async () => {
    await loop.begin({}, samplePrompts.slice(0, 2));
    const { id } = await loop.ask('words-1');
    await loop.sam.click('Swap');
    expect(await allText(loop.sam)).toContain('I don’t have another question');
    expect((await loop.find(id)).swaps).toBe(0);
  });

  test('keeps to the weekly check-in about the two of them, and to what both allow', async () => {
    const { id } = await loop.ask('us-1', { origin: 'us' });
    await loop.sam.click('Swap');
    expect(await allText(loop.sam)).toContain('I don’t have another question');
    expect((await loop.find(id)).promptId).toBe('us-1');
    const [sam, alex] = sampleCouple().partners;
    const themesNever = samplePrompts
      .map((one) => one.theme)
      .filter((theme) => theme !== 'empathy' && theme !== 'trust');
    await loop.save({ ...loop.couple, partners: [{ ...sam, themesNever }, alex] });
    const { id: next } = await loop.ask('words-1');
    await loop.alex.act(`check-in.swap:${next}:0`);
    expect((await loop.find(next)).promptId).toBe('guess-1');
  });
});
