import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { features } from '../../../src/bot/registry.ts';
import { readHome } from '../../../src/features/home/index.ts';
import { month } from '../../../src/features/moment/month.ts';
import { day, minute } from '../../../src/model/instant.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { expectUnseen, lastPrivate } from '../../flows/moves.ts';
import { MomentWorld } from './moment-world.ts';

let days: MomentWorld;
let sam: FakePerson;
let alex: FakePerson;
beforeEach(async () => {
  days = await MomentWorld.open();
  ({ sam, alex } = days.world);
});
afterEach(() => days[Symbol.asyncDispose]());

const shown = async (person = sam) => (await cardWith(person, 'Our moments')).text;
const own = async (person = sam) => (await person.cards()).findLast((card) => card.private);

describe('the list', () => {
  test('with nothing in it says how to begin, and the button begins', async () => {
    await sam.command('moment list');
    expect(await shown()).toContain('To keep one, use /moment add');
    await sam.click('Keep a moment');
    await sam.submit({ what: 'the first', day: 'today' });
    expect(await lastPrivate(sam)).toContain('It’s in the list you share, under 2 November 2026.');
    await sam.click('Our moments');
    expect(await shown()).toContain('2 November 2026, kept by @sam: "the first"');
  });

  test('is by month, the newest first, a page at a time', async () => {
    for (const one of ['2026-11-01', '2026-10-31', '2026-10-01', '2025-10-31', '2024-02-29']) await days.put(one);
    for (let year = 1990; year < 2000; year += 1) await days.put(`${year}-01-01`, { side: 1 });
    await sam.command('moment list');
    const text = await shown();
    expect(text.split('\n').slice(2, 8)).toEqual([
      'November 2026',
      '1 November 2026, kept by @sam: "on 2026-11-01"',
      'October 2026',
      '31 October 2026, kept by @sam: "on 2026-10-31"',
      '1 October 2026, kept by @sam: "on 2026-10-01"',
      'October 2025',
    ]);
    expect(text).toContain('Page 1 of 2');
    await sam.click('Older');
    expect(await shown()).toContain('1 January 1990, kept by @alex');
    expect((await own())?.buttons).toEqual(['Newer', 'Through the year', 'Keep a moment']);
    for (const odd of ['moment.page:newest:99', 'moment.page:newest:2']) {
      await sam.act(odd, days.world.platform.seenBy('sam').at(-1));
      expect(await shown()).toContain('Page 2 of 2');
    }
    for (const odd of ['moment.page', 'moment.page:x:y', 'moment.page:newest:-1', 'moment.page:newest:0']) {
      await sam.act(odd, days.world.platform.seenBy('sam').at(-1));
      expect(await shown()).toContain('Page 1 of 2');
    }
    expect(days.problems()).toEqual([]);
  });

  test('goes through the year from today on, by the reader’s clock, 29 February in its place', async () => {
    for (const one of ['2019-11-01', '2020-11-02', '2024-02-29', '2023-03-01', '2023-02-28']) await days.put(one);
    await sam.command('moment list');
    await sam.click('Through the year');
    const lines = (await shown()).split('\n').filter((line) => line.includes('kept by'));
    expect(lines.map((line) => line.split(', ')[0])).toEqual([
      '2 November 2020',
      '28 February 2023',
      '29 February 2024',
      '1 March 2023',
      '1 November 2019',
    ]);
    expect(await shown()).toContain('\nNovember\n2 November 2020');
    await sam.click('Newest first');
    expect(await shown()).toContain('newest first');
  });

  test('of the longest words fits every platform, and each can be read in full', async () => {
    for (let year = 2001; year < 2009; year += 1)
      await days.put(`${year}-05-12`, { words: `${year} ${'so much to say '.repeat(66)}` });
    await sam.command('moment list');
    expect(await shown()).toContain('[…]');
    expect(days.problems()).toEqual([]);
    await sam.pick('12 May 2008: A small moment');
    expect((await own())?.text).not.toContain('[…]');
    expect((await own())?.buttons).toEqual(['Back to the list', 'Keep it quiet', 'Edit', 'Take it off the list']);
    expect(days.problems()).toEqual([]);
    await sam.click('Back to the list');
    expect(await shown()).toContain('[…]');
  });

  test('tells several of one day apart in its menu', async () => {
    for (let count = 0; count < 3; count += 1) await days.put('2020-05-12');
    await sam.command('moment list');
    expect((await own())?.options).toEqual([
      '12 May 2020: A small moment',
      '12 May 2020: A small moment (2)',
      '12 May 2020: A small moment (3)',
    ]);
  });
});

describe('one of them', () => {
  test('is changed by who kept it alone; the other may keep it quiet, and each takes back only their own wish', async () => {
    const { id } = await days.put('2020-05-12', { words: 'a hard day' });
    await alex.command('moment list');
    await alex.pick('12 May 2020: A small moment');
    expect((await own(alex))?.buttons).toEqual(['Back to the list', 'Keep it quiet']);
    for (const act of ['moment.edit', 'moment.take-away']) {
      await alex.act(`${act}:${id}:newest:1`, days.world.platform.seenBy('alex').at(-1));
      expect(await lastPrivate(alex)).toContain('only @sam can change it');
    }
    await alex.click('Keep it quiet');
    await sam.command('moment list');
    await sam.pick('12 May 2020: A small moment');
    expect(await lastPrivate(sam)).toContain('@alex wants it kept quiet');
    await sam.click('Keep it quiet');
    await sam.click('Stop keeping it quiet');
    expect((await days.only()).quiet).toEqual([false, true]);
    await alex.click('Stop keeping it quiet');
    expect((await days.only()).quiet).toEqual([false, false]);
  });

  test('that was kept quiet from the start comes back each year once its author says so', async () => {
    await days.keep('a hard day', '12 May 2020', 'No, and keep it quiet');
    await sam.click('Edit');
    expect((await sam.form())?.values['back']).toBe('quiet');
    await sam.submit({ back: ['Yes, each year on that day'] });
    expect(await lastPrivate(sam)).toContain('I’ll bring it back each year.');
    expect(await days.only()).toMatchObject({ yearly: true, quiet: [false, false] });
  });

  test('taken away can be brought back for a day, and is erased then', async () => {
    await days.keep('not so good', '12 May 2020');
    await sam.click('Take it off the list');
    expect(await lastPrivate(sam)).toContain('not so good');
    await alex.command('moment list');
    expect(await lastPrivate(alex)).toContain('waiting for its first moment');
    await days.world.pass(day - minute);
    await sam.click('Bring it back');
    expect(await lastPrivate(sam)).toContain('It’s back');
    const card = days.world.platform.seenBy('sam').findLast((one) => one.audience === 'sam');
    const { id } = await days.only();
    await sam.click('Bring it back').catch(() => undefined);
    await sam.click('Take it off the list');
    await days.world.pass(day + minute);
    expect(await days.only()).toMatchObject({ words: null });
    await sam.act(`moment.undo:${id}:newest:1`, card);
    expect(await lastPrivate(sam)).toContain('gone for good');
    await alex.act(`moment.undo:${id}:newest:1`);
    expect(await lastPrivate(alex)).toContain('can’t find that one in your list');
  });

  test('an edit of what was taken away meanwhile gives the words back', async () => {
    await days.keep('first words', 'today');
    await sam.click('Edit');
    await sam.act(`moment.take-away:${(await days.only()).id}:newest:1`);
    await sam.submit({ what: 'better words' });
    expect(await lastPrivate(sam)).toContain('can’t find that one in your list');
    expect(await lastPrivate(sam)).toContain('better words');
  });

  test.each([
    ['what is wrong', { what: '', day: '12 May 1300' }, ['what', 'day']],
    ['a day ahead', { day: '12 May 2027' }, ['day']],
  ])('an edit with %s comes back, and changes nothing', async (_, typed, problems) => {
    await days.keep('first words', 'today');
    const before = await days.only();
    await sam.click('Edit');
    await sam.submit(typed);
    expect(Object.keys((await sam.form())?.problems ?? {})).toEqual(problems);
    expect(await days.only()).toEqual(before);
  });

  test('a stranger’s, and none at all, is not in the list', async () => {
    const other = await days.put('2020-05-12');
    await days.world.store.transaction(({ moments }) => moments.save({ ...other, goneAt: 1 }));
    await sam.command('moment list');
    const card = days.world.platform.seenBy('sam').at(-1);
    for (const id of [other.id, crypto.randomUUID(), 'x']) {
      for (const act of ['entry', 'look']) {
        await sam.act(`moment.${act}:newest:1`, card, id);
        expect(await lastPrivate(sam)).toContain('can’t find that one in your list');
      }
      for (const act of ['edit', 'take-away', 'quiet', 'unquiet']) {
        await sam.act(`moment.${act}:${id}:newest:1`, card);
        expect(await lastPrivate(sam)).toContain('can’t find that one in your list');
      }
    }
    await days.world.guest.command('moment list');
    expect(await lastPrivate(days.world.guest)).toContain('belongs to two other people');
  });
});

describe('private cards of the list', () => {
  test('are true for as long as they can be replaced, for both', async () => {
    await days.keep('the lake at six', 'today');
    await alex.command('moment list');
    await sam.click('Edit');
    await sam.submit({ what: 'the lake at seven' });
    expect(await shown(alex)).toContain('the lake at seven');
    await days.keep('the long train', 'yesterday');
    expect(await shown(alex)).toContain('the long train');
    await alex.pick('1 November 2026: A small moment');
    expect(await lastPrivate(alex)).toContain('the long train');
    await sam.click('Take it off the list');
    await expectUnseen(alex, 'the long train');
    expect(await shown(alex)).toContain('the lake at seven');
    await sam.click('Bring it back');
    expect(await shown(alex)).toContain('the long train');
    expect(days.errors()).toEqual([]);
  });
});

describe('what else tells of them', () => {
  test('their home and their month count what was kept, and nothing of what is kept quiet', async () => {
    const { world } = days;
    await days.put('2020-05-12');
    await days.put('2020-05-13', { quiet: [true, false] });
    await days.put('2020-05-14', { yearly: false });
    const home = await world.store.transaction((stores) =>
      readHome(features, { stores, content: world.content, now: world.now() }, sam.user, 'en'),
    );
    expect(JSON.stringify(home)).toContain('You kept 2 moments.');
    const { couple } = days;
    const glance = { library: world.content.library('en'), couple, side: 0, now: world.now() } as const;
    const told = (from: number, until: number) =>
      world.store.transaction((stores) => month({ ...glance, stores }, { from, until }));
    const now = world.now();
    expect(await told(now, now + day)).toMatchObject([{ kind: 'kept', at: [now, now] }]);
    expect(await told(0, now)).toEqual([]);
  });

  test('somebody who chose a direct message gets a note that leads to the card', async () => {
    await alex.command('settings');
    const { couple } = days;
    const [me, other] = couple.partners;
    await days.world.store.transaction((stores) =>
      stores.couples.save({ ...couple, partners: [me, { ...other, hears: 'direct' }] }),
    );
    await days.keep('the lake at six', 'today');
    expect(await allText(alex)).toContain('@sam has something for you in your channel');
    expect(days.posted('moment:')[0]?.told).toEqual([]);
  });
});
