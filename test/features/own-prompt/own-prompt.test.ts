import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { features } from '../../../src/bot/registry.ts';
import { checkCard, checkForm } from '../../../src/card/check-card.ts';
import { readHome } from '../../../src/features/home/index.ts';
import { dataFiles, readOwnData } from '../../../src/features/privacy/index.ts';
import type { Couple } from '../../../src/model/couple.ts';
import { day, hour, minute } from '../../../src/model/instant.ts';
import { type OwnPrompt, promptIdOf } from '../../../src/model/own-prompt.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { byDay, FakeWorld } from '../../flows/fake-world.ts';
import { expectUnseen, lastPrivate, pair } from '../../flows/moves.ts';

let world: FakeWorld;
let sam: FakePerson;
let alex: FakePerson;
let couple: Couple;

beforeEach(async () => {
  world = await FakeWorld.open({ settle: true, now: byDay });
  ({ sam, alex } = world);
  await pair(world);
  const found = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
  if (found === null) throw new Error('not paired');
  couple = found;
});

afterEach(async () => {
  const forms = [...world.platform.forms.values()].map(({ form }) => form);
  expect([...world.platform.messages.flatMap(({ card }) => checkCard(card)), ...forms.flatMap(checkForm)]).toEqual([]);
  expect(world.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  await world[Symbol.asyncDispose]();
});

const own = () => world.store.transaction(({ ownPrompts }) => ownPrompts.list(couple.id));

async function add(
  question: string,
  more: Record<string, string | readonly string[]> = {},
  person = sam,
): Promise<OwnPrompt> {
  world.system.advance(1000);
  await person.command('prompt add');
  await person.submit({ question, theme: 'Dreams', ...more });
  const [newest] = await own();
  if (newest === undefined) throw new Error('none was added');
  return newest;
}

/** Asks until this one comes; returns how many came. */
async function askUntil(promptId: () => Promise<string>, most = 40): Promise<number> {
  for (let tries = 1; tries <= most; tries += 1) {
    await world.pass(minute);
    await sam.command('prompt ask');
    const [last] = await world.store.transaction(({ checkIns }) => checkIns.history(couple.id, world.now() + day, 1));
    if (last?.promptId === (await promptId())) return tries;
  }
  throw new Error('it does not come');
}

const current = async () => {
  const [one] = await own();
  return one === undefined ? '' : promptIdOf(one);
};

describe('adding one', () => {
  test('is said in the channel with its words, to both, and it is in the deck of both', async () => {
    await sam.command('prompt add', { question: 'Where to, if money were no matter?' });
    expect((await sam.form())?.values['question']).toBe('Where to, if money were no matter?');
    await sam.submit({ theme: 'Dreams', depth: 'Personal' });
    const card = await cardWith(alex, 'A new question in your deck');
    expect(card.private).toBe(false);
    expect(card.text).toContain('Where to, if money were no matter?');
    expect(card.text).toContain('Dreams, Personal, in your own words');
    expect(card.buttons).toEqual(['Add a question', 'Our questions']);
    await alex.click('Our questions');
    expect(await lastPrivate(alex)).toContain('Where to, if money were no matter?');
    await alex.pick('Where to, if money were no matter?');
    expect((await cardWith(alex, 'From @sam. Dreams')).buttons).toEqual(['Back to the list']);
  });

  test.each([
    ['words', '', []],
    ['this-or-that', 'sea\nhills', []],
    ['choice', 'sea\n\n  hills \nhome', []],
    ['guess', 'sea\nhills', ['With a guess']],
  ])('as %s', async (format, options, how) => {
    expect(await add('What now?', { options, how })).toMatchObject({ format, surprise: false, by: 0, version: 1 });
  });

  const wrong: readonly [string, Record<string, string | readonly string[]>, string, string][] = [
    ['no question', { question: ' \u200b' }, 'question', 'nothing in here yet'],
    ['a question that is too long', { question: 'x'.repeat(201) }, 'question', 'too long, at 201 characters'],
    ['one answer', { options: 'only this' }, 'options', 'leaves nothing to pick'],
    ['six answers', { options: 'a\nb\nc\nd\ne\nf' }, 'options', 'That’s 6 answers'],
    ['a long answer', { options: `a\n${'x'.repeat(35)}` }, 'options', '35 characters long'],
    ['an answer twice', { options: 'Tea\ntea' }, 'options', 'Two of these are the same'],
    ['a guess at nothing', { how: ['With a guess'] }, 'options', 'have to be answers to pick from'],
    ['no theme', { theme: '' }, 'theme', 'Pick what it’s about'],
  ];
  test.each(wrong)('%s comes back with what was typed, and nothing is added', async (_, values, name, what) => {
    await sam.command('prompt add');
    await sam.submit({ question: 'What now?', theme: 'Dreams', depth: 'Light', ...values });
    const form = await sam.form();
    expect(form?.problems[name]).toContain(what);
    expect(form?.values['depth']).toEqual(['1']);
    expect(await own()).toEqual([]);
    world.platform.forms.clear();
  });

  test('twice with the same form adds it once', async () => {
    await sam.command('prompt add');
    const form = world.platform.forms.get('sam');
    if (form === undefined) throw new Error('no form');
    await sam.submit({ question: 'What now?', theme: 'Dreams' });
    world.platform.forms.set('sam', form);
    await sam.submit({ question: 'What now?', theme: 'Dreams' });
    expect(await lastPrivate(sam)).toContain('in your deck already');
    expect(await own()).toHaveLength(1);
  });
});

describe('being asked', () => {
  test('comes soon, in the same sealed flow, once, and stands in the history with what both said', async () => {
    const one = await add('Sea or hills?', { options: 'the sea *now*\nthe hills', depth: 'Light' });
    const tries = await askUntil(async () => promptIdOf(one));
    expect(tries).toBeLessThan(12);
    const card = await cardWith(alex, 'Sea or hills?\nA: the sea *now*\nB: the hills');
    expect(card.private).toBe(false);
    await sam.click('Answer', card.id);
    await sam.click('A: the sea *now*');
    await expectUnseen(alex, 'You chose');
    await alex.click('Answer', card.id);
    await alex.click('Answer with a few words');
    expect((await alex.form())?.about).toContain('Sea or hills?');
    await alex.submit({ choice: 'B: the hills', words: 'the air' });
    const reveal = await cardWith(sam, /you’ve both answered[\s\S]*@sam chose A[\s\S]*@alex chose B/);
    expect(reveal.text).toContain('Sea or hills?');
    expect(reveal.text).toContain('the air');
    await sam.command('checkin history');
    expect(await lastPrivate(sam)).toContain('Sea or hills?');
    await sam.pick('Sea or hills?');
    await alex.command('checkin respond');
    expect(await lastPrivate(alex)).toContain('Sea or hills?');
    await expect(askUntil(async () => promptIdOf(one), 30)).rejects.toThrow('does not come');
  });

  test('in words and with a guess works through all its forms', async () => {
    const words = await add('What did you dream of?');
    await askUntil(async () => promptIdOf(words));
    await sam.click('Answer');
    expect((await sam.form())?.about).toContain('What did you dream of?');
    await sam.submit({ words: 'a boat' });
    const guess = await add('Tea?', { options: 'yes\nno\nlater', how: ['With a guess'] });
    await askUntil(async () => promptIdOf(guess));
    const card = await cardWith(alex, 'Tea?');
    for (const person of [sam, alex]) {
      await person.click('Answer', card.id);
      await person.click('A: yes');
      await person.click('B: no');
    }
    expect(await allText(alex)).toMatch(/@sam chose A/);
  });

  test('keeps to what both allow: depth, themes, and what either never wants again, in every version', async () => {
    const deep = await add('How deep?', { depth: 'Deep', theme: 'Fears' });
    await alex.command('settings');
    await alex.click('Never ask about…');
    await alex.submit({ within: ['Fears'] });
    await expect(askUntil(async () => promptIdOf(deep), 25)).rejects.toThrow('does not come');
    await alex.command('settings');
    await alex.click('Never ask about…');
    await alex.submit({ within: [] });
    await world.store.transaction(({ checkIns }) => checkIns.setNever(couple.id, 1, promptIdOf(deep), true));
    await sam.command('prompt list');
    await sam.pick('How deep?');
    await sam.click('Change it');
    await sam.submit({ question: 'How very deep?' });
    await expect(askUntil(current, 25)).rejects.toThrow('does not come');
  });

  test('is not the very first question, and is chosen by the rhythm as well', async () => {
    await add('One?');
    await add('Two?');
    await add('Three?');
    // A new couple's rhythm begins with a journey, in which none of theirs has a part.
    for (let quarters = 0; quarters < 2; quarters += 1) await world.pass(6 * hour);
    await sam.command('journey');
    await sam.click('Leave');
    for (let quarters = 0; quarters < 14 * 4; quarters += 1) await world.pass(6 * hour);
    const history = await world.store.transaction((stores) =>
      stores.checkIns.history(couple.id, world.now() + day, 20),
    );
    expect(history.at(-1)?.promptId).not.toMatch(/^own-/);
    expect(history.filter(({ promptId }) => promptId.startsWith('own-')).length).toBeGreaterThan(1);
    expect(new Set(history.map(({ promptId }) => promptId)).size).toBe(history.length);
  });
});

describe('a surprise', () => {
  const secret = 'Will you come with me to Porto?';

  test('hides what it says until it is asked, everywhere', async () => {
    await add(secret, { options: 'yes, Porto\nno, Porto', how: ['As a surprise'] });
    expect((await cardWith(alex, 'a surprise until I ask it')).private).toBe(false);
    await alex.command('prompt list');
    expect(await lastPrivate(alex)).toContain('A surprise from @sam. You’ll see it when I ask it.');
    const [one] = await own();
    for (const action of ['pick', 'edit', 'withdraw']) {
      await alex.act(action === 'pick' ? 'own-prompt.pick:1' : `own-prompt.${action}:${one?.id}`, undefined, one?.id);
      expect(await lastPrivate(alex)).toContain('isn’t in your deck anymore');
    }
    await sam.command('prompt list');
    await alex.command('checkin history');
    await alex.command('checkin next');
    const { say } = world.content.library('en');
    const reading = { content: world.content, now: world.now() };
    const home = await world.store.transaction((stores) => readHome(features, { stores, ...reading }, alex.user, 'en'));
    const elements = home.couples.flatMap(({ sections }) => sections.flatMap((section) => section.elements));
    const copy = await world.store.transaction((stores) => readOwnData(features, { stores, ...reading }, alex.user));
    const all = [
      await allText(alex),
      cardText({ tone: 'calm', elements }),
      ...dataFiles(features, say, copy).map(({ text }) => text),
      ...world.log,
      ...world.metrics.values.keys(),
      await world.dump(),
    ].join('\n');
    expect(all).not.toContain('Porto');
    expect(await allText(sam)).toContain(secret);
  });

  test('is seen by both once it is asked', async () => {
    const one = await add(secret, { how: ['As a surprise'] });
    await askUntil(async () => promptIdOf(one));
    await cardWith(alex, secret);
    await alex.command('prompt list');
    expect(await lastPrivate(alex)).toContain(secret);
  });
});

describe('its author', () => {
  test('changes its words: what was asked stays as it was asked, and the new ones come too, not straight after', async () => {
    const one = await add('Sea or hills?', { options: 'sea\nhills' });
    await askUntil(async () => promptIdOf(one));
    await alex.act(`own-prompt.edit:${one.id}`);
    expect(await lastPrivate(alex)).toContain('so only they can change it');
    await sam.act(`own-prompt.edit:${one.id}`);
    expect((await sam.form())?.values).toMatchObject({ question: 'Sea or hills?', options: 'sea\nhills' });
    await sam.submit({ question: 'Lake or hills?', options: 'lake\nhills\nneither', how: ['With a guess'] });
    expect((await own())[0]).toMatchObject({ version: 2, format: 'guess' });
    expect((await cardWith(alex, 'A new question in your deck')).text).toContain('Lake or hills?');
    await sam.command('checkin history');
    expect(await lastPrivate(sam)).toContain('Sea or hills?');
    const tries = await askUntil(current);
    expect(tries).toBeGreaterThan(1);
    expect(tries).toBeLessThan(15);
  });

  test('changes nothing, or not its words: it is the same question, asked and readable as before', async () => {
    const one = await add('Sea or hills?', { options: 'sea\nhills', how: ['As a surprise'] });
    await askUntil(async () => promptIdOf(one));
    const posted = world.platform.messages.length;
    await sam.act(`own-prompt.edit:${one.id}`);
    await sam.submit({});
    expect(await lastPrivate(sam)).toContain('nothing to change');
    expect(world.platform.messages.length - posted).toBeLessThan(3);
    await sam.act(`own-prompt.edit:${one.id}`);
    await sam.submit({ theme: 'Fears', depth: 'Deep' });
    expect(await lastPrivate(sam)).toContain('Changed.');
    expect((await own())[0]).toMatchObject({ version: 1, asked: true, theme: 'fears', depth: 3, surprise: true });
    await alex.command('prompt list');
    expect(await lastPrivate(alex)).toContain('Sea or hills?');
    await expect(askUntil(current, 25)).rejects.toThrow('does not come');
  });

  test('takes it out: what was asked can still be read, what never was is gone at once', async () => {
    const asked = await add('Sea or hills?');
    await askUntil(async () => promptIdOf(asked));
    await write('the sea');
    await add('Never asked?');
    for (const question of ['Never asked?', 'Sea or hills?']) {
      await sam.command('prompt list');
      await sam.pick(question);
      await sam.click('Take it out');
      expect(await lastPrivate(sam)).toContain(question);
    }
    expect(await own()).toEqual([]);
    expect(await allText(alex)).toContain('One of your own questions is out of the deck.');
    await sam.command('checkin history');
    expect(await lastPrivate(sam)).toContain('Sea or hills?');
    const kept = await world.store.transaction(({ ownPrompts }) => ownPrompts.all(couple.id));
    expect(kept.map(({ versions }) => versions.length)).toEqual([1, 0]);
    await sam.act(`own-prompt.withdraw:${asked.id}`);
    expect(await lastPrivate(sam)).toContain('isn’t in your deck anymore');
  });

  test('is forgotten with what it said; the history says that the question is gone', async () => {
    const one = await add('Sea or hills?');
    await askUntil(async () => promptIdOf(one));
    await write('the sea');
    await world.store.transaction(({ ownPrompts }) => ownPrompts.forget(couple.id, 0));
    await alex.command('checkin history');
    expect(await lastPrivate(alex)).not.toContain('Sea or hills?');
    expect(await lastPrivate(alex)).toContain(world.content.library('en').say.text('history.question-gone'));
    await alex.click('Answer');
    expect(await lastPrivate(alex)).not.toContain('Something went wrong');
  });

  test('whose form was open while it was taken out has the words back', async () => {
    const one = await add('Sea or hills?');
    await sam.act(`own-prompt.edit:${one.id}`);
    const form = world.platform.forms.get('sam');
    if (form === undefined) throw new Error('no form');
    await sam.act(`own-prompt.withdraw:${one.id}`);
    world.platform.forms.set('sam', form);
    await sam.submit({ question: 'Written too late?' });
    expect(await lastPrivate(sam)).toContain('Written too late?');
  });
});

test('a stranger sees none of it; a long list is read a page at a time', async () => {
  for (let number = 1; number <= 9; number += 1) await add(`Question ${number}, ${'w'.repeat(180)}?`);
  await world.guest.click('Our questions');
  expect(await lastPrivate(world.guest)).toContain('belongs to two other people');
  await sam.command('prompt list');
  await sam.click('Next');
  expect(await lastPrivate(sam)).toContain('Page 2 of 2');
  await sam.click('Previous');
  await sam.act('own-prompt.page:x');
  for (const id of [crypto.randomUUID(), 'x']) {
    await sam.act(`own-prompt.edit:${id}`);
    expect(await lastPrivate(sam)).toContain('isn’t in your deck anymore');
  }
});

async function write(words: string): Promise<void> {
  await sam.click('Answer');
  await sam.submit({ words });
}
