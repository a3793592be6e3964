import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Prompt } from '../../../src/content/library.ts';
import { ownCheckIns } from '../../../src/features/check-in/own-check-ins.ts';
import { checkInPart } from '../../../src/features/check-in/own-page.ts';
import type { Answer } from '../../../src/model/answer.ts';
import { day, hour, minute } from '../../../src/model/instant.ts';
import { cardWith, type Person } from '../../flows/driver.ts';
import { CoupleLoop } from './couple-loop.ts';

const base = { about: 'both', depth: 1, mood: 'playful', evidence: 'idea', theme: 'trust' } as const;
const options = [
  { id: 'tea', label: 'Tea' },
  { id: 'cake', label: 'Cake' },
  { id: 'soup', label: 'Soup' },
  { id: 'rice', label: 'Rice' },
];
const prompts: readonly Prompt[] = [
  { ...base, id: 'who', format: 'who-of-us', question: 'Who hums more?' },
  { ...base, id: 'take', format: 'hot-take', question: 'Socks are optional.' },
  { ...base, id: 'rank', format: 'rank', question: 'What comes first?', options },
  { ...base, id: 'finish', format: 'finish', question: 'I like it when you…' },
  { ...base, id: 'mission', format: 'mission', question: 'By tomorrow, hum together.' },
  { ...base, id: 'who-guess', format: 'who-of-us', guess: true, question: 'Who naps more?' },
  { ...base, id: 'take-guess', format: 'hot-take', guess: true, question: 'Naps are work.' },
  {
    ...base,
    id: 'scale-guess',
    format: 'scale',
    guess: true,
    question: 'How loud?',
    low: 'a whisper',
    high: 'a brass band',
  },
];

let loop: CoupleLoop;
beforeAll(async () => {
  loop = await CoupleLoop.open();
});
beforeEach(() => loop.begin({}, prompts));
afterAll(() => loop[Symbol.asyncDispose]());

/** Presses buttons one after the other, the first of them on the card in the room. */
const tap = async (person: Person, ...labels: readonly string[]) => {
  for (const label of labels) await person.click(label);
  await loop.settle();
};

const own = async (id: string, side: 0 | 1 = 0): Promise<Answer | null> => {
  const checkIn = await loop.find(id);
  return loop.store.transaction((stores) => stores.answers.own(checkIn, side));
};

/** What the reveal says of the answers, line by line. */
const revealed = async () => {
  const lines = (await cardWith(loop.sam, 'you’ve both answered.')).text.split('\n');
  return lines.filter((line) => /^(@|You)/.test(line) && !line.includes('both answered'));
};

const newestPrivate = async (person: Person) => (await person.cards()).findLast((card) => card.private);

describe('a press on the card in the room', () => {
  test.each([
    ['who', 'My partner', { choice: 'partner' }],
    ['take', 'Kind of agree', { choice: '3' }],
  ])('answers %s at once, and only the one who pressed sees it', async (id, label, answer) => {
    const { id: asked } = await loop.ask(id);
    await tap(loop.sam, label);
    expect(await own(asked)).toEqual(answer);
    expect((await newestPrivate(loop.sam))?.text).toContain('Your answer is sealed');
    expect((await cardWith(loop.alex, '@sam has answered')).private).toBe(false);
  });

  test('of what the question does not have asks again', async () => {
    const { id } = await loop.ask('take');
    await loop.sam.act(`check-in.tap:${id}:0:9`);
    expect((await newestPrivate(loop.sam))?.text).toContain('That choice is gone');
    expect(await own(id)).toBeNull();
  });

  test('after the reveal changes nothing', async () => {
    const { id } = await loop.ask('who');
    await tap(loop.sam, 'Me');
    await tap(loop.alex, 'Me');
    await loop.sam.act(`check-in.tap:${id}:0:partner`);
    expect((await newestPrivate(loop.sam))?.text).toContain('you can’t change your answer now');
    expect(await own(id)).toEqual({ choice: 'me' });
  });
});

describe('who of us', () => {
  test.each([
    ['Me', 'My partner', ['@sam says: that’s me.', '@alex says: that’s @sam.', 'You both thought of @sam.']],
    ['My partner', 'Me', ['@sam says: that’s @alex.', '@alex says: that’s me.', 'You both thought of @alex.']],
    ['Me', 'Me', ['@sam says: that’s me.', '@alex says: that’s me.', expect.stringContaining('two of you')]],
    [
      'My partner',
      'My partner',
      ['@sam says: that’s @alex.', '@alex says: that’s @sam.', expect.stringContaining('story')],
    ],
  ])('%s and %s', async (sams, alexs, lines) => {
    await loop.ask('who');
    await tap(loop.sam, sams);
    await tap(loop.alex, alexs);
    expect(await revealed()).toEqual(lines);
  });

  test('can be changed before the reveal, with a few words beside it', async () => {
    const { id } = await loop.ask('who');
    await tap(loop.sam, 'Me', 'Add a few words');
    await loop.sam.submit({ words: 'in the shower' });
    await tap(loop.sam, 'Change', 'My partner');
    const answer = await own(id);
    expect([answer?.choice, answer?.words?.reveal()]).toEqual(['partner', 'in the shower']);
    expect((await newestPrivate(loop.sam))?.text).toContain('You said: that’s @alex.');
  });

  test('tells the one who replies whom the other means', async () => {
    const { id } = await loop.ask('who');
    await tap(loop.sam, 'Me');
    await tap(loop.alex, 'My partner');
    await loop.sam.act(`respond.write:${id}:value`);
    expect((await loop.sam.form())?.about).toContain('Your partner chose: You');
    expect((await loop.sam.form())?.options['starter']).toContain('I like that we both see…');
    await loop.alex.act(`respond.write:${id}:value`);
    expect((await loop.alex.form())?.about).toContain('Your partner chose: Themselves');
  });
});

describe('a hot take', () => {
  test.each([
    [
      'Totally agree',
      'Totally agree',
      ['@sam totally agrees.', '@alex totally agrees.', expect.stringContaining('exactly the same way')],
    ],
    ['Kind of agree', 'Don’t really agree', ['@sam kind of agrees.', '@alex doesn’t really agree.']],
    [
      'Totally disagree',
      'Totally agree',
      ['@sam totally disagrees.', '@alex totally agrees.', expect.stringContaining('opposite')],
    ],
  ])('%s and %s', async (sams, alexs, lines) => {
    await loop.ask('take');
    await tap(loop.sam, sams);
    await tap(loop.alex, alexs);
    expect(await revealed()).toEqual(lines);
  });
});

describe('a ranking', () => {
  test('takes one press less than there are things, the first of them in the room; the last can be taken back', async () => {
    const { id } = await loop.ask('rank');
    await tap(loop.sam, 'Soup', 'Tea');
    expect((await newestPrivate(loop.sam))?.text).toContain('So far: 1. Soup, 2. Tea.');
    await tap(loop.sam, 'Undo');
    expect((await newestPrivate(loop.sam))?.buttons).toEqual(['Tea', 'Cake', 'Rice', 'Undo']);
    await tap(loop.sam, 'Cake', 'Rice');
    expect((await own(id))?.order).toEqual(['soup', 'cake', 'rice', 'tea']);
    await tap(loop.alex, 'Soup', 'Tea', 'Cake');
    expect(await revealed()).toEqual([
      '@sam puts Soup first, then Cake, then Rice, then Tea.',
      '@alex puts Soup first, then Tea, then Cake, then Rice.',
      'You both put Soup first.',
    ]);
  });

  test('takes a few words with its last step, and keeps them when it is changed', async () => {
    const { id } = await loop.ask('rank');
    await tap(loop.sam, 'Answer', 'Tea', 'Cake', 'Answer with a few words');
    await loop.sam.submit({ words: 'in winter' });
    expect(Object.keys((await loop.sam.form())?.problems ?? {})).toEqual(['choice']);
    await loop.sam.submit({ choice: 'Rice' });
    const first = await own(id);
    expect([first?.order, first?.words?.reveal()]).toEqual([['tea', 'cake', 'rice', 'soup'], 'in winter']);
    await tap(loop.sam, 'Change');
    expect((await newestPrivate(loop.sam))?.text).toContain('So far, you’ve chosen 1. Tea, 2. Cake, 3. Rice, 4. Soup.');
    await tap(loop.sam, 'Rice', 'Tea', 'Cake');
    const second = await own(id);
    expect([second?.order, second?.words?.reveal()]).toEqual([['rice', 'tea', 'cake', 'soup'], 'in winter']);
    await tap(loop.sam, 'Change your words');
    await loop.sam.submit({ words: '' });
    expect(await own(id)).toEqual({ order: ['rice', 'tea', 'cake', 'soup'] });
  });

  test.each(['tea:tea', 'tea:cocoa', 'tea:cake:soup:rice'])('begins again with what cannot be: %s', async (placed) => {
    const { id } = await loop.ask('rank');
    for (const name of ['rank', 'unrank']) {
      await tap(loop.sam, 'Answer');
      await loop.sam.act(`check-in.${name}:${id}:0:${placed}`, loop.platform.seenBy('sam').at(-1));
      expect((await newestPrivate(loop.sam))?.text).toContain('That choice is gone');
    }
    expect(await own(id)).toBeNull();
  });

  test('shows the one who replies the whole order', async () => {
    const { id } = await loop.ask('rank');
    await tap(loop.sam, 'Tea', 'Cake', 'Soup');
    await tap(loop.alex, 'Rice', 'Cake', 'Soup');
    await loop.sam.act(`respond.write:${id}:ask-more`);
    expect((await loop.sam.form())?.about).toContain('Your partner chose: 1. Rice, 2. Cake, 3. Soup, 4. Tea');
    expect((await loop.sam.form())?.options['starter']).toContain('How could we have more of…');
  });
});

describe('a sentence to finish', () => {
  test('is shown joined, and says no word twice', async () => {
    await loop.ask('finish');
    await tap(loop.sam, 'Answer');
    expect((await loop.sam.form())?.labels['words']).toBe('How does it go on?');
    await loop.sam.submit({ words: 'when you hum in the kitchen' });
    await tap(loop.alex, 'Answer');
    await loop.alex.submit({ words: '…call me first.' });
    await loop.settle();
    expect(await revealed()).toEqual([
      '@sam: "I like it when you hum in the kitchen"',
      '@alex: "I like it when you call me first."',
    ]);
  });

  test('is not finished by its own beginning, and what was typed stays', async () => {
    const { id } = await loop.ask('finish');
    await tap(loop.sam, 'Answer');
    await loop.sam.submit({ words: 'I like it when you…' });
    expect((await loop.sam.form())?.problems['words']).toContain('Add how it goes on');
    expect(await own(id)).toBeNull();
    await loop.sam.submit({ words: 'sleep in' });
    await tap(loop.sam, 'Change');
    expect((await loop.sam.form())?.values['words']).toBe('sleep in');
    expect((await newestPrivate(loop.sam))?.text).toContain('"I like it when you sleep in"');
  });
});

describe('a mission', () => {
  test('says that there is time, and that not getting to it is an answer', async () => {
    await loop.ask('mission');
    expect((await cardWith(loop.sam, 'By tomorrow, hum')).text).toContain('“Didn’t get to it” is an answer too.');
    await loop.pass(6 * day);
    await tap(loop.sam, 'Answer');
    expect((await loop.sam.form())?.title).toBe('How was it?');
    await loop.sam.submit({ words: 'Didn’t get to it.' });
    await tap(loop.alex, 'Answer');
    await loop.alex.submit({ words: 'We hummed.' });
    await loop.settle();
    expect(await revealed()).toEqual(['@sam: "Didn’t get to it."', '@alex: "We hummed."']);
  });

  test('reminds nobody before tomorrow is over', async () => {
    await loop.ask('mission');
    await tap(loop.alex, 'Answer');
    await loop.alex.submit({ words: 'done at once' });
    await loop.pass(2 * day - hour);
    expect(loop.platform.calls.whisper).toBe(0);
    await loop.pass(hour);
    const reminder = await cardWith(loop.sam, 'a line about your small mission');
    expect([reminder.private, reminder.text.includes('done at once')]).toEqual([true, false]);
  });
});

describe('a guess', () => {
  test('of whom the other picks takes two presses', async () => {
    const { id } = await loop.ask('who-guess');
    await tap(loop.sam, 'Me');
    expect((await newestPrivate(loop.sam))?.text).toContain('who do you think @alex would pick?');
    await tap(loop.sam, 'Themselves');
    expect(await own(id)).toEqual({ choice: 'me', guess: 'partner' });
    expect((await newestPrivate(loop.sam))?.text).toContain('Your guess: @alex picked themselves.');
    await tap(loop.alex, 'Me', 'Themselves');
    expect(await revealed()).toEqual([
      '@sam says: that’s me.',
      '@alex says: that’s me.',
      '@sam guessed right.',
      '@alex guessed right.',
      'You both guessed right.',
    ]);
  });

  test('that went the other way names nobody twice', async () => {
    const { id } = await loop.ask('who-guess');
    await tap(loop.sam, 'Me', 'Me');
    await tap(loop.alex, 'Me', 'Me');
    expect(await revealed()).toContain('@sam guessed the other way, so that’s something new.');
    await loop.sam.act(`respond.write:${id}:value`);
    expect((await loop.sam.form())?.options['starter']).toContain('It’s good to know now that…');
  });

  test.each([
    ['4', '3', '2', '4', ['@sam guessed 3 out of 5, one step off.', '@alex guessed right.']],
    ['1', '1', '5', '5', ['@sam guessed 1 out of 5', '@alex guessed 5 out of 5']],
  ])('on a scale: %s, %s and %s, %s', async (sams, samsGuess, alexs, alexsGuess, lines) => {
    await loop.ask('scale-guess');
    await tap(loop.sam, sams, samsGuess);
    await tap(loop.alex, alexs, alexsGuess);
    expect((await revealed()).slice(2, 4)).toEqual(lines.map((line) => expect.stringContaining(line)));
  });

  test('on a hot take, with a few words in one step', async () => {
    const { id } = await loop.ask('take-guess');
    await tap(loop.sam, 'Answer', 'Answer with a few words');
    await loop.sam.submit({ choice: 'Kind of agree', guess: 'Totally agree', words: 'mostly' });
    const answer = await own(id);
    expect({ ...answer, words: answer?.words?.reveal() }).toEqual({ choice: '3', guess: '4', words: 'mostly' });
    await tap(loop.alex, 'Kind of agree', 'Kind of agree');
    expect(await revealed()).toContain('@sam guessed Totally agree, one step off.');
  });
});

describe('everywhere else', () => {
  test('a private reveal shows both to each, and nothing in the room', async () => {
    await loop.save({ ...loop.couple, reveal: 'private' });
    await loop.ask('rank');
    await tap(loop.sam, 'Tea', 'Cake', 'Soup');
    await tap(loop.alex, 'Tea', 'Soup', 'Cake');
    for (const person of [loop.sam, loop.alex]) {
      const card = await cardWith(person, '@sam puts Tea first, then Cake, then Soup, then Rice.');
      expect([card.private, card.text.includes('@alex puts Tea first, then Soup')]).toEqual([true, true]);
    }
    expect((await cardWith(loop.guest, 'just for you and your partner')).text).not.toContain('first, then');
  });

  test.each([
    ['who', ['My partner'], 'You said: that’s @alex.'],
    ['rank', ['Soup', 'Tea', 'Cake'], 'You put Soup first, then Tea, then Cake, then Rice.'],
    ['take-guess', ['Totally agree', 'Totally disagree'], 'Your guess for @alex: Totally disagree.'],
  ])('%s is answered by command on the one card, and looked back on', async (id, labels, line) => {
    await loop.ask(id);
    await loop.sam.command('checkin answer');
    const mine = (await newestPrivate(loop.sam))?.id;
    for (const label of labels) await loop.sam.click(label, mine);
    await loop.settle();
    expect((await loop.sam.cards()).filter((one) => one.private).map(({ text }) => text.includes(line))).toEqual([
      true,
    ]);
    await loop.sam.command('checkin history');
    expect((await newestPrivate(loop.sam))?.text).toContain(line);
  });

  test('a pass leaves the buttons in the room, and a swap changes them', async () => {
    const { id } = await loop.ask('rank');
    await loop.alex.click('Pass');
    expect((await loop.sam.cards())[0]?.buttons).toContain('Soup');
    await loop.sam.act(`check-in.swap:${id}:0`);
    await loop.settle();
    expect((await loop.sam.cards())[0]?.buttons).not.toContain('Soup');
    await loop.sam.act(`check-in.tap:${id}:0:soup`);
    expect((await newestPrivate(loop.sam))?.text).toContain('was swapped just now');
    expect(await own(id)).toBeNull();
  });
});

test('the copy of one’s data says what was meant, and the other’s as it concerns oneself', async () => {
  for (const id of ['who-guess', 'rank', 'finish', 'take']) {
    await loop.ask(id);
    await loop.pass(minute);
  }
  const newest = async (person: Person, words: string, ...labels: readonly string[]) => {
    const card = await cardWith(person, words);
    const [first = '', ...rest] = labels;
    await person.click(first, card.id);
    for (const label of rest) await person.click(label);
  };
  for (const person of [loop.sam, loop.alex]) {
    await newest(person, 'Who naps more?', 'My partner', 'Me');
    await newest(person, 'What comes first?', 'Soup', 'Tea', 'Cake');
    await newest(person, 'Socks are', 'Totally agree');
    await newest(person, 'I like it when', 'Answer');
    await person.submit({ words: 'you laugh' });
    await loop.settle();
  }
  const { couple, content } = loop;
  const library = content.library('en');
  const reading = { library, couple, side: 0 as const, now: loop.system.now() };
  const copy = await loop.store.transaction((stores) => ownCheckIns({ ...reading, stores }));
  expect(copy.map(({ answer, partner }) => [answer, partner?.answer])).toEqual([
    [
      { choice: 'My partner', guess: 'Me' },
      { choice: 'You', guess: 'My partner' },
    ],
    [{ order: ['Soup', 'Tea', 'Cake', 'Rice'] }, { order: ['Soup', 'Tea', 'Cake', 'Rice'] }],
    [
      { words: 'you laugh', sentence: 'I like it when you laugh' },
      { words: 'you laugh', sentence: 'I like it when you laugh' },
    ],
    [{ choice: 'Totally agree' }, { choice: 'Totally agree' }],
  ]);
  const page = copy.map((one) => String(checkInPart(library.say, one, (at) => at))).join('\n');
  for (const shown of ['1. Soup\n2. Tea', 'I like it when you laugh', 'My partner']) expect(page).toContain(shown);
});
