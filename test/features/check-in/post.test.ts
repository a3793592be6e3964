import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkCard } from '../../../src/card/check-card.ts';
import { day, hour, minute } from '../../../src/model/instant.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { CoupleLoop } from './couple-loop.ts';

let loop: CoupleLoop;
beforeAll(async () => {
  loop = await CoupleLoop.open();
});
beforeEach(() => loop.begin());
afterEach(() => {
  // Takes away what a test has put in front of the fake's own methods.
  for (const name of ['post', 'edit']) Reflect.deleteProperty(loop.platform, name);
});
afterAll(() => loop[Symbol.asyncDispose]());

const bothAnswer = async (words: string) => {
  for (const person of [loop.sam, loop.alex]) {
    await person.click('Answer');
    await person.submit({ words });
  }
  await loop.settle();
};

const shared = () => loop.platform.messages.filter((one) => one.audience === null);

describe('posting', () => {
  test('a job that runs again posts once', async () => {
    const { id } = await loop.ask('words-1');
    await loop.run({ name: 'post-check-in', checkInId: id });
    await loop.run({ name: 'refresh-check-in', checkInId: id });
    expect(shared()).toHaveLength(1);
    expect((await loop.find(id)).message?.message).toBe(shared()[0]?.id);
  });

  test('shows what happened while it was under way', async () => {
    const { id } = await loop.add('words-1');
    const post = loop.platform.post.bind(loop.platform);
    // Between the reading of the state and the saving of the message, somebody answers.
    loop.platform.post = async (room, card, key) => {
      await loop.sam.command('checkin answer');
      await loop.sam.click('Answer');
      await loop.sam.submit({ words: 'quick' });
      return post(room, card, key);
    };
    await loop.run({ name: 'post-check-in', checkInId: id });
    expect((await cardWith(loop.alex, '@sam has answered')).private).toBe(false);
  });

  test('two refreshes at once end with what the database says', async () => {
    const { id } = await loop.ask('words-1');
    const edit = loop.platform.edit.bind(loop.platform);
    const reached = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    let edits = 0;
    // The first edit is held back until a later refresh has begun.
    loop.platform.edit = async (message, card) => {
      edits += 1;
      reached.resolve();
      if (edits === 1) await release.promise;
      await edit(message, card);
    };
    await loop.sam.click('Answer');
    await loop.sam.submit({ words: 'one' });
    const slow = loop.run({ name: 'refresh-check-in', checkInId: id });
    await reached.promise;
    await loop.alex.click('Answer');
    await loop.alex.submit({ words: 'two' });
    const later = loop.run({ name: 'refresh-check-in', checkInId: id });
    release.resolve();
    await Promise.all([slow, later]);
    await loop.settle();
    expect(shared().map(({ card }) => card.tone)).toEqual(['calm', 'reveal']);
  });

  test('nothing is posted for a couple that has ended', async () => {
    await loop.save({ ...loop.couple, ending: { at: 1, eraseAt: 9e15 } });
    await loop.ask('words-1');
    expect(shared()).toEqual([]);
  });

  test('a question that somebody deleted comes back with the first answer, and so does a reveal', async () => {
    const { id } = await loop.ask('words-1');
    loop.platform.messages.splice(0);
    await loop.sam.command('checkin answer');
    await loop.sam.click('Answer');
    await loop.sam.submit({ words: 'still here' });
    await loop.settle();
    expect(shared().map(({ told }) => told)).toEqual([[]]);
    expect((await loop.find(id)).message?.message).toBe(shared()[0]?.id);
    await loop.alex.click('Answer', shared()[0]?.id);
    await loop.alex.submit({ words: 'still here' });
    await loop.settle();
    expect((await cardWith(loop.alex, 'you’ve both answered.')).private).toBe(false);
    expect((await loop.find(id)).revealMessage).not.toBeNull();
    loop.platform.messages.splice(0);
    await loop.run({ name: 'refresh-check-in', checkInId: id });
    expect(shared()).toHaveLength(1);
  });

  test('an open question comes alone, with a place below it to talk in', async () => {
    await loop.save({ ...loop.couple, answers: 'open' });
    await loop.sam.command('checkin now');
    await loop.settle();
    const [question, talk] = shared();
    expect(question?.card.elements.some((one) => one.kind === 'buttons')).toBe(false);
    expect(talk?.room.under).toBe(question?.id);
    await loop.sam.command('checkin answer');
    expect(await allText(loop.sam)).toContain('no sealed answers. Just write');
  });

  test('long answers are clipped with a mark in the room, and whole in private, page by page', async () => {
    await loop.ask('us-1');
    const long = `${'word 👩‍👩‍👧 '.repeat(200)}the end`;
    for (const person of [loop.sam, loop.alex]) {
      await person.click('Answer');
      await person.submit({ words: `${person.name} ${long}`, second: long });
    }
    await loop.settle();
    const card = await cardWith(loop.alex, 'you’ve both answered.');
    expect(card.text.match(/ \[…\]/g)).toHaveLength(4);
    expect(card.buttons).toEqual(['Reply', 'Read in full']);
    expect(shared().flatMap((one) => checkCard(one.card))).toEqual([]);
    await loop.alex.click('Read in full');
    let read = '';
    for (;;) {
      const page = await cardWith(loop.alex, 'What you both said');
      read += page.text;
      if (!page.buttons.includes('Next page')) break;
      await loop.alex.click('Next page');
    }
    expect(read.match(/the end/g)).toHaveLength(4);
    expect(read).not.toContain('[…]');
    await loop.alex.click('Previous page');
    expect((await cardWith(loop.alex, 'What you both said')).buttons).toContain('Next page');
  });

  test('partner words of any kind come out as they went in', async () => {
    const odd = '<@everyone> *b* `c` {x} שלום \u200b\u202e 👩‍👩‍👧 %s $& </b>';
    await loop.ask('words-1');
    await bothAnswer(odd);
    expect((await cardWith(loop.sam, 'you’ve both answered.')).text).toContain(`"${odd}"`);
    expect(loop.log.lines.join()).not.toContain('everyone');
    expect(await loop.dump()).not.toContain('everyone');
  });
});

describe('what is refused, with a sentence of its own', () => {
  const refusals: readonly [string, string, string][] = [
    ['a stranger', 'guest', 'belongs to two other people'],
    ['another couple’s question', 'sam', 'can’t find that question'],
    ['an id that is none', 'sam', 'can’t find that question'],
  ];
  test.each(refusals)('%s', async (what, who, sentence) => {
    const { id } = await loop.ask('words-1');
    const target = what.includes('couple') ? crypto.randomUUID() : what.includes('none') ? 'x' : id;
    const person = who === 'guest' ? loop.guest : loop.sam;
    await person.act(`check-in.write:${target}:0`);
    expect(await allText(person)).toContain(sentence);
    expect(await person.form()).toBeNull();
  });

  test('nothing is open', async () => {
    for (const path of ['checkin answer', 'checkin pass', 'checkin swap']) {
      await loop.sam.command(path);
      expect((await loop.sam.cards()).at(-1)?.text).toContain('You have no open question right now');
    }
  });

  test('reading what is still sealed', async () => {
    const { id } = await loop.ask('words-1');
    await loop.sam.click('Answer');
    await loop.sam.submit({ words: 'sealed' });
    await loop.alex.act(`check-in.full:${id}`);
    expect(await allText(loop.alex)).toContain('These answers are still sealed');
    expect(await allText(loop.alex)).not.toContain('"sealed"');
  });
});

describe('asking now', () => {
  test('posts a question; asked again soon, it points to the open one', async () => {
    await loop.sam.command('checkin now');
    await loop.settle();
    expect(shared()).toHaveLength(1);
    await loop.alex.command('checkin now');
    const pointer = await cardWith(loop.alex, 'You have one open already');
    expect(pointer.buttons).toEqual(['Answer', 'Ask another one']);
    expect(shared()).toHaveLength(1);
    const [again] = loop.platform.seenBy('alex').slice(-1);
    const ask = again?.card.elements.flatMap((one) => (one.kind === 'buttons' ? one.buttons : [])).at(-1);
    const action = ask !== undefined && 'action' in ask ? ask.action : '';
    await Promise.all([loop.alex.act(action, again), loop.alex.act(action, again)]);
    await loop.settle();
    expect(shared()).toHaveLength(2);
  });

  test('both at once asks once', async () => {
    await Promise.all([loop.sam.command('checkin now'), loop.alex.command('checkin now')]);
    await loop.settle();
    expect(shared()).toHaveLength(1);
  });

  test('after some hours asks a new one, and the command reaches the older one too', async () => {
    await loop.ask('words-1');
    await loop.pass(day);
    await loop.ask('scale-1');
    await loop.sam.command('checkin answer');
    expect((await cardWith(loop.sam, 'How open is today?')).buttons).toContain('Next open question');
    await loop.sam.click('Next open question');
    expect((await loop.sam.cards()).at(-1)?.text).toContain('What helps you to trust?');
    await loop.sam.command('checkin now');
    expect((await loop.sam.cards()).at(-1)?.text).toContain('You have one open already');
    await loop.pass(7 * 60 * 60 * 1000);
    await loop.sam.command('checkin now');
    await loop.settle();
    expect(shared()).toHaveLength(3);
  });

  /** Eight in the morning in Lisbon, three at night in New York: quiet there until one o'clock in Lisbon. */
  const nightInNewYork = async () => {
    loop.system.advance(17 * hour);
    const { id, promptId } = await loop.add('words-1');
    loop.platform.failing.set('post', 'unavailable');
    await expect(loop.run({ name: 'post-check-in', checkInId: id })).rejects.toThrow();
    loop.platform.failing.clear();
    const wasAsked = async () => {
      const asked = await loop.store.transaction((stores) => stores.checkIns.asked(loop.couple.id));
      return asked.has(promptId);
    };
    return { run: () => loop.run({ name: 'post-check-in', checkInId: id }), wasAsked };
  };

  test('a question that had to wait does not come in the quiet hours of either, but after them', async () => {
    const { run, wasAsked } = await nightInNewYork();
    loop.system.advance(hour);
    await run();
    expect(shared()).toEqual([]);
    expect(await wasAsked()).toBe(true);
    loop.system.advance(4 * hour);
    await run();
    expect(shared()).toHaveLength(1);
  });

  test('one that had to wait for more than six hours is left out, and may come again another day', async () => {
    const { run, wasAsked } = await nightInNewYork();
    loop.system.advance(6 * hour + minute);
    await run();
    expect(shared()).toEqual([]);
    expect(await wasAsked()).toBe(false);
  });
});
