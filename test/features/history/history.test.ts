import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../../src/model/instant.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { CoupleLoop, samplePrompts } from '../check-in/couple-loop.ts';

let loop: CoupleLoop;
beforeAll(async () => {
  loop = await CoupleLoop.open();
});
beforeEach(() => loop.begin());
afterAll(() => loop[Symbol.asyncDispose]());

const last = async (person = loop.sam) => {
  const card = (await person.cards()).at(-1);
  if (card === undefined) throw new Error('no card');
  return card;
};

const both = async (id: string, words: string, second = '') => {
  for (const person of [loop.sam, loop.alex]) {
    await person.act(`check-in.write:${id}:0`);
    await person.submit(second === '' ? { words: `${words} ${person.name}` } : { words, second });
  }
};

describe('looking back', () => {
  test('at nothing says how to begin', async () => {
    await loop.sam.command('checkin history');
    expect((await last()).text).toContain('nothing to look back on yet');
  });

  test('shows one’s own answers, the other’s only where revealed, and a pass to its owner alone', async () => {
    const revealed = await loop.ask('words-1');
    await both(revealed.id, 'shown by');
    await loop.sam.act(`respond.write:${revealed.id}:value`);
    await loop.sam.submit({ words: 'glad to know' });
    await loop.pass(day);
    await loop.ask('us-1');
    await loop.alex.click('Answer');
    await loop.alex.submit({ words: 'sealed by alex' });
    await loop.sam.click('Pass');
    await loop.sam.command('checkin history');
    const mine = await last();
    expect(mine.private).toBe(true);
    expect(mine.text).toContain('@alex: "shown by alex"');
    expect(mine.text).toContain('You passed on this one');
    expect(mine.text).toContain('There’s one reply.');
    expect(mine.text).not.toContain('sealed by alex');
    await loop.alex.command('checkin history');
    const theirs = await last(loop.alex);
    expect(theirs.text).toContain('You: "sealed by alex"');
    expect(theirs.text).not.toContain('passed on this one');
  });

  test('turns pages, and one beyond the last is the last', async () => {
    for (const { id } of samplePrompts) {
      await loop.ask(id);
      await loop.pass(60_000);
    }
    await loop.sam.command('checkin history');
    expect((await last()).text).toContain('What would you order?');
    expect((await last()).buttons).toEqual(['Older']);
    await loop.sam.click('Older');
    expect((await last()).text).toContain('What helps you to trust?');
    expect((await last()).buttons).toEqual(['Newer']);
    await loop.sam.command('checkin history', { page: '40' });
    expect((await last()).text).toContain('Page 2');
    await loop.sam.click('Newer');
    expect((await last()).text).toContain('What would you order?');
  });

  test('opens one in full, part by part, and goes back to where one was', async () => {
    const { id } = await loop.ask('us-1');
    await both(id, `${'long words '.repeat(270)}end`, `${'more words '.repeat(270)}end`);
    await loop.sam.act(`respond.write:${id}:value`);
    await loop.sam.submit({ words: 'glad to know' });
    await loop.settle();
    await loop.sam.command('checkin history');
    expect((await last()).text).toContain('[…]');
    expect((await last()).text).toContain('What would you like more of?');
    await loop.sam.pick('How has this week felt?');
    let read = '';
    for (;;) {
      read += (await last()).text;
      if (!(await last()).buttons.includes('Next part')) break;
      await loop.sam.click('Next part');
    }
    expect(read).not.toContain('[…]');
    expect(read.match(/end( \w+)?"/g)).toHaveLength(4);
    expect(read).toContain('@sam said what they like about it: "glad to know"');
    await loop.sam.click('Previous part');
    await loop.sam.click('Back to the list');
    expect((await last()).options).toEqual(['How has this week felt?']);
  });

  test('still shows what was answered to a question that has left the library', async () => {
    const { id } = await loop.ask('words-1');
    await both(id, 'kept by');
    await loop.store.transaction(async (stores) => {
      const found = await stores.checkIns.find(id);
      if (found !== null) await stores.checkIns.save({ ...found, promptId: 'gone' });
    });
    await loop.sam.command('checkin history');
    expect((await last()).text).toContain('A question I don’t have anymore');
    expect((await last()).text).toContain('kept by alex');
  });

  test('of another couple is refused', async () => {
    await loop.ask('words-1');
    await loop.sam.command('checkin history');
    const card = loop.platform.seenBy('sam').at(-1);
    await loop.sam.act('history.entry:1', card, crypto.randomUUID());
    expect((await cardWith(loop.sam, 'Not found')).text).toContain('can’t find that question');
    expect(await allText(loop.alex)).not.toContain('Not found');
  });
});
