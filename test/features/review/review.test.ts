import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardText } from '../../fakes/seen-text.ts';
import { expectUnseen, lastPrivate } from '../../flows/moves.ts';
import { answerAll } from '../../flows/tapping.ts';
import { pictureOn, ReviewWorld } from './review-world.ts';

let at: ReviewWorld;

beforeEach(async () => {
  at = await ReviewWorld.open();
});

afterEach(async () => {
  expect(at.problems()).toEqual([]);
  await at[Symbol.asyncDispose]();
});

describe('a month on demand', () => {
  test('counts what is there, marks its days, and holds nobody’s words', async () => {
    const { sam, alex } = at.world;
    const first = await at.answered('2026-10-05T20:00:00Z');
    await at.answered('2026-10-07T20:00:00Z');
    await at.replied(first, '2026-10-06T09:00:00Z');
    await at.appreciated('2026-10-06T10:00:00Z', 1);
    await at.appreciated('2026-10-20T10:00:00Z');
    await at.goTo('2026-11-02T15:00:00Z');
    await sam.command('review', { month: 'october' });
    const card = at.card(sam);
    const text = cardText(card.card);
    expect(text).toContain(
      [
        'Your October 2026',
        'Here’s what you and @alex did here that month.',
        'Shared. You both answered 2 questions. You replied to each other once.',
        'Thanks. You put 2 good things into your jar.',
      ].join('\n'),
    );
    expect(text).not.toMatch(/words of|score|Done together|Planned/);
    expect(pictureOn(card)).toMatchObject({
      title: 'October 2026',
      direction: 'ltr',
      before: 3,
      length: 31,
      counted: [
        { what: 'shared', label: 'Shared', days: [5, 7, 6] },
        { what: 'thanked', label: 'Thanks', days: [6, 20] },
      ],
      felt: null,
    });
    await expectUnseen(alex, 'Your October');
  });

  test('counts what is there now: what was taken back, or asked and left, is in no month', async () => {
    const { sam } = at.world;
    const gone = await at.appreciated('2026-10-06T10:00:00Z');
    await at.goTo('2026-10-20T15:00:00Z');
    await sam.command('prompt ask');
    await at.world.store.transaction(({ appreciations }) => appreciations.takeBack(gone));
    await sam.command('review');
    expect(await lastPrivate(sam)).toContain('What you and @alex share in this channel this month');
    await at.goTo('2026-11-20T15:00:00Z');
    await sam.command('review', { month: '2026-10' });
    expect(await lastPrivate(sam)).toContain('It was a quiet month in this channel.');
  });

  test('counts what was done to its end and what was talked about, and nobody’s time-out', async () => {
    const { alex } = at.world;
    await at.practiced('speaker-and-listener', '2026-09-11T10:00:00Z');
    await at.practiced('the-days-stress', '2026-09-12T10:00:00Z', 'stopped');
    await at.practiced('time-out', '2026-09-13T10:00:00Z');
    await at.askedOpenly('2026-09-14T20:00:00Z');
    await at.goTo('2026-09-20T15:00:00Z');
    await alex.command('review');
    const card = at.card(alex);
    expect(cardText(card.card)).toContain(
      'Shared. You got one question to talk about.\nDone together. You did one practice together.\n',
    );
    expect(pictureOn(card).counted).toMatchObject([
      { what: 'shared', days: [14] },
      { what: 'done', days: [11] },
    ]);
  });

  test('goes by the clock of the questions, so that both see the same days, wherever each of them is', async () => {
    const { sam, alex } = at.world;
    // In Lisbon it is March 31 and then April 1; in New York it is the 31st both times.
    await at.appreciated('2027-03-31T22:30:00Z');
    await at.appreciated('2027-03-31T23:30:00Z', 1);
    // The night in which the clock goes forward.
    await at.appreciated('2027-03-28T00:59:00Z');
    await at.appreciated('2027-03-01T00:00:00Z');
    await at.goTo('2027-04-03T15:00:00Z');
    for (const person of [sam, alex]) {
      await person.command('review', { month: 'march' });
      expect(pictureOn(at.card(person)).counted).toMatchObject([{ days: [1, 28, 31] }]);
      await person.command('review');
      expect(cardText(at.card(person).card)).toContain('Your April 2027 so far');
      expect(pictureOn(at.card(person))).toMatchObject({ title: 'April 2027, so far', counted: [{ days: [1] }] });
    }
  });

  test('begins its weeks where the reader’s part of the world does', async () => {
    const { sam, alex } = at.world;
    await at.appreciated('2026-09-12T10:00:00Z');
    const begins = { 'en-GB': ['Mon', 1], 'en-US': ['Sun', 2], 'en-EG': ['Sat', 3] } as const;
    for (const [locale, [day, before]] of Object.entries(begins)) {
      await at.world.store.transaction(async ({ couples }) => {
        const couple = await couples.lock(at.couple.id);
        if (couple === null) throw new Error('they are gone');
        const partners = [{ ...couple.partners[0], locale }, couple.partners[1]] as const;
        await couples.save({ ...couple, partners });
      });
      await sam.command('review');
      const picture = pictureOn(at.card(sam));
      expect([picture.weekdays[0], picture.before]).toEqual([day, before]);
    }
    await expectUnseen(alex, 'so far');
  });

  test('leads to every month since the two began, and to no other', async () => {
    const { sam } = at.world;
    await sam.command('review');
    expect((await sam.cards()).at(-1)).toMatchObject({ buttons: [], options: [] });
    await at.appreciated('2026-11-10T10:00:00Z');
    await at.goTo('2026-12-02T15:00:00Z');
    await sam.command('review', { month: 'Nov' });
    const seen = async () => (await sam.cards()).findLast((card) => card.private);
    expect(await seen()).toMatchObject({ buttons: ['October 2026', 'December 2026'] });
    expect((await seen())?.options).toEqual(['December 2026', 'November 2026', 'October 2026', 'September 2026']);
    const count = (await sam.cards()).length;
    await sam.click('October 2026');
    expect((await seen())?.text).toContain('Your October 2026\nIt was a quiet month');
    await sam.pick('September 2026');
    expect(await seen()).toMatchObject({ buttons: ['October 2026'] });
    await sam.pick('December 2026');
    expect(await seen()).toMatchObject({ buttons: ['November 2026'] });
    expect((await seen())?.text).toContain('share in this channel this month will be here.');
    expect(await sam.cards()).toHaveLength(count);
  });

  test('of many years lists those around the one that is looked at', async () => {
    const { sam } = at.world;
    await at.goTo('2030-06-15T15:00:00Z');
    await sam.command('review', { month: 'January 2028' });
    const options = (await sam.cards()).findLast((card) => card.private)?.options ?? [];
    expect(options).toHaveLength(25);
    expect([options[0], options.at(-1)]).toEqual(['January 2029', 'January 2027']);
    await sam.command('review');
    expect((await sam.cards()).findLast((card) => card.private)?.options[0]).toBe('June 2030');
  });

  test.each([
    ['someday', 'I couldn’t read that as a month. Pick one below.', 'Your December 2026 so far'],
    ['13', 'I couldn’t read that as a month.', 'Your December 2026 so far'],
    ['January 2027', 'January 2027 is still to come. Here’s this month.', 'Your December 2026 so far'],
    ['2025-10', 'You started here in September 2026, so that’s your first one.', 'Your September 2026'],
    ['october 2026', '', 'Your October 2026'],
  ])('asked for "%s" says what is shown instead, if anything', async (month, lead, title) => {
    const { sam } = at.world;
    await at.goTo('2026-12-02T15:00:00Z');
    await sam.command('review', { month });
    const text = await lastPrivate(sam);
    expect(text).toContain(lead);
    expect(text).toContain(title);
  });

  test('is suggested by its name, the newest first, and what was typed before them', async () => {
    const { inbox } = at.world.bot;
    await at.goTo('2026-12-02T15:00:00Z');
    const suggest = async (typed: string) => {
      const event = {
        kind: 'suggest',
        path: 'review',
        option: 'month',
        typed,
        by: at.couple.partners[0].user,
      } as const;
      return (await inbox.suggest({ ...event, room: at.world.room })).map(({ label }) => label);
    };
    expect((await suggest('')).slice(0, 2)).toEqual(['December 2026', 'November 2026']);
    expect(await suggest('oct')).toEqual(['October 2026', 'October 2025']);
    expect(await suggest('2026-1')).toEqual(['January 2026', 'December 2026', 'November 2026', 'October 2026']);
    expect(await suggest('someday')).toEqual([]);
  });

  test('what was made up in a button leads to this month', async () => {
    const { alex } = at.world;
    for (const action of ['review.turn:2026-13', 'review.turn:1999-01', 'review.turn:2999-01', 'review.open:x']) {
      await alex.act(action);
      expect(await lastPrivate(alex)).toContain('September 2026 so far');
    }
  });
});

describe('the pulse in a month', () => {
  const high = (options: readonly string[]) => options.at(-1) ?? '';
  const low = (options: readonly string[]) => options[0] ?? '';
  const take = async (id: 'pulse' | 'reconnect' | 'style', mine = high, theirs = low) => {
    for (const [person, choose] of [
      [at.world.sam, mine],
      [at.world.alex, theirs],
    ] as const) {
      await person.command(id);
      if (at.world.now() > Date.parse('2026-10-01')) await person.click('Do it again');
      await person.click('Start');
      await answerAll(person, choose);
      if (id === 'reconnect') await person.click('Look at it together');
      if (id === 'style') await person.click('Share it');
    }
  };

  test('is told, and drawn over the months up to it; without one, nothing is', async () => {
    const { sam } = at.world;
    await take('pulse');
    await at.goTo('2026-11-05T15:00:00Z');
    await take('pulse', low, high);
    await at.appreciated('2026-10-06T10:00:00Z');
    await sam.command('review');
    expect(cardText(at.card(sam).card)).toContain('Done together. You took the pulse.\n');
    const { felt } = pictureOn(at.card(sam));
    expect(felt).toMatchObject({ title: 'Your pulse over the months', months: ['Sept', 'Nov'] });
    for (const { at: said } of felt?.rows ?? []) {
      expect(said).toEqual([
        [4, 0],
        [0, 4],
      ]);
    }
    await sam.command('review', { month: 'september' });
    expect(pictureOn(at.card(sam)).felt).toMatchObject({ months: ['Sept'] });
    await sam.command('review', { month: 'october' });
    expect(pictureOn(at.card(sam)).felt).toBeNull();
  });

  test('stays each one’s own where answers show privately: the room learns that there was one', async () => {
    const { sam } = at.world;
    await sam.command('settings');
    await sam.click('Show answers privately');
    await take('pulse');
    await at.chooseMonthly();
    await at.goTo('2026-10-01T19:00:00Z');
    const [posted] = at.posted();
    if (posted === undefined) throw new Error('no month was posted');
    expect(cardText(posted.card)).toContain('You took the pulse.');
    expect(pictureOn(posted)).toMatchObject({ counted: [{ what: 'done', days: [10] }], felt: null });
    await sam.click('Look at any month');
    expect(pictureOn(at.card(sam)).felt).toMatchObject({ months: ['Sept'] });
  });

  test('what has been in the way is counted and not named; how either is close is nobody’s to count', async () => {
    const { sam } = at.world;
    await take('reconnect');
    await take('style');
    await sam.command('review');
    const text = cardText(at.card(sam).card);
    expect(text).toContain('Done together. You looked together at what’s been in the way.\n');
    expect(pictureOn(at.card(sam)).counted).toEqual([{ what: 'done', label: 'Done together', days: [10] }]);
    expect(text).not.toMatch(/pulse|close|pattern/i);
  });
});

describe('a month by itself', () => {
  test('is posted on the first of the next, once, and nobody is pinged', async () => {
    const { sam, alex } = at.world;
    await at.chooseMonthly();
    await at.answered('2026-09-14T20:00:00Z');
    await at.goTo('2026-09-30T22:59:00Z');
    expect(at.posted()).toEqual([]);
    const pings = at.world.pings.length;
    await at.goTo('2026-10-01T19:00:00Z');
    await at.world.restart();
    await at.goTo('2026-10-01T19:05:00Z');
    expect(at.posted()).toHaveLength(1);
    const [posted] = at.posted();
    expect(posted?.told).toEqual([]);
    expect(at.world.pings.slice(pings).filter(({ about }) => /month/i.test(about))).toEqual([]);
    expect(cardText(posted?.card ?? { tone: 'calm', elements: [] })).toContain(
      'Your September 2026\n@sam and @alex, here’s your month.\nShared. You both answered one question.',
    );
    await alex.click('Look at any month');
    expect(await lastPrivate(alex)).toContain('Your September 2026');
    await expectUnseen(sam, 'Here’s what you and @sam did');
  });

  test('that could not be shown until the next one was over is left out', async () => {
    await at.chooseMonthly();
    await at.appreciated('2026-09-14T20:00:00Z');
    await at.appreciated('2026-11-14T20:00:00Z');
    at.world.platform.failing.set('post', 'forbidden');
    await at.goTo('2026-10-01T19:00:00Z');
    await at.goTo('2026-11-20T15:00:00Z');
    at.world.platform.failing.clear();
    await at.world.sam.command('checkin resume');
    await at.goTo('2026-12-01T19:00:00Z');
    expect(at.posted().map(({ card }) => card.title)).toEqual(['Your November 2026']);
  });

  test('of which there was nothing goes by in silence', async () => {
    await at.chooseMonthly();
    await at.goTo('2026-10-01T19:00:00Z');
    await at.answered('2026-10-14T20:00:00Z');
    await at.goTo('2026-11-01T20:00:00Z');
    expect(at.posted().map(({ card }) => card.title)).toEqual(['Your October 2026']);
    expect(at.world.log.join('\n')).not.toMatch(/failed/);
  });
});

describe('the offer', () => {
  const offers = () => at.world.platform.messages.filter(({ key }) => key?.startsWith('offer:') === true);
  const fill = async (month: string, count: number) => {
    for (let day = 10; day < 10 + count; day += 1) await at.appreciated(`${month}-${day}T10:00:00Z`);
  };

  test('comes once, in the middle of the day after the first full month with a few things in it', async () => {
    await fill('2026-09', 5);
    await fill('2026-10', 2);
    await fill('2026-11', 3);
    for (const first of ['2026-10-01T14:00:00Z', '2026-11-01T14:00:00Z', '2026-12-01T11:59:00Z']) {
      await at.goTo(first);
      expect(offers()).toEqual([]);
    }
    const pings = at.world.pings.length;
    await at.goTo('2026-12-01T12:00:00Z');
    // In New York it is seven in the morning.
    expect(offers()).toEqual([]);
    await at.goTo('2026-12-01T13:00:00Z');
    expect(offers().map(({ card }) => cardText(card))).toEqual([
      expect.stringContaining('On the first of each month, I can show you both the month that’s over'),
    ]);
    expect(at.world.pings.slice(pings)).toEqual([]);
    await fill('2026-12', 5);
    await at.goTo('2027-01-03T14:00:00Z');
    expect(offers()).toHaveLength(1);
    await at.world.alex.click('Yes, please');
    await fill('2027-01', 1);
    // It leaves the evening's question an hour.
    await at.goTo('2027-02-01T20:00:00Z');
    await at.goTo('2027-02-01T21:00:00Z');
    expect(at.posted().map(({ card }) => card.title)).toEqual(['Your January 2027']);
  });

  test('waits while all is paused, and is not made to those who have it', async () => {
    await fill('2026-10', 4);
    await fill('2026-11', 4);
    await at.world.sam.command('checkin pause');
    await at.goTo('2026-11-01T14:00:00Z');
    expect(offers()).toEqual([]);
    await at.chooseMonthly();
    await at.world.sam.command('checkin resume');
    await at.goTo('2026-12-03T14:00:00Z');
    expect(offers()).toEqual([]);
  });

  test('costs a minute in which no month is over nothing: each couple is looked at once', async () => {
    const due = () => at.world.store.transaction(({ lookBacks }) => lookBacks.take(at.world.now(), 10));
    await at.goTo('2026-09-10T15:01:00Z');
    expect(await due()).toEqual([]);
    await at.goTo('2026-09-30T20:00:00Z');
    expect(await due()).toEqual([]);
  });
});
