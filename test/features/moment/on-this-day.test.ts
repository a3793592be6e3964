import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { comesBackIn, daysComingBackOn, lastComingBack } from '../../../src/model/calendar-day.ts';
import { hour, minute } from '../../../src/model/instant.ts';
import { cardWith } from '../../flows/driver.ts';
import { expectPeace } from '../../flows/pings.ts';
import { MomentWorld } from './moment-world.ts';

describe('a day in other years', () => {
  test.each([
    ['2019-05-12', 2027, '2027-05-12'],
    ['2024-02-29', 2025, '2025-02-28'],
    ['2024-02-29', 2028, '2028-02-29'],
    ['1996-02-29', 2100, '2100-02-28'],
    ['2023-02-28', 2024, '2024-02-28'],
  ])('%s comes back in %i on %s', (day, year, back) => {
    expect(comesBackIn(year, day)).toBe(back);
    expect(daysComingBackOn(back)).toContain(day.slice(5));
  });

  test('in ten years of days each day of the year comes back exactly once a year', () => {
    const counts = new Map<string, number>();
    for (let day = Temporal.PlainDate.from('2024-01-01'); day.year < 2034; day = day.add({ days: 1 })) {
      for (const one of daysComingBackOn(day.toString())) counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    expect([counts.size, new Set(counts.values())]).toEqual([366, new Set([10])]);
  });

  test.each([
    ['2019-05-12', '2026-11-29', '2026-05-12'],
    ['2019-12-24', '2026-11-29', '2025-12-24'],
    ['2024-02-29', '2026-02-28', '2026-02-28'],
    ['2026-05-12', '2026-11-29', null],
    ['2026-11-29', '2026-11-29', null],
  ])('%s, seen on %s, came back last on %s', (day, today, last) => {
    expect(lastComingBack(day, today)).toBe(last);
  });
});

describe('on this day', () => {
  let days: MomentWorld;
  const open = async (iso: string) => {
    days = await MomentWorld.open(Date.parse(iso));
  };
  afterEach(() => days[Symbol.asyncDispose]());

  test('one card tells all of a day, how long ago and by whom, named once to both; and there is none on other days', async () => {
    await open('2027-05-10T15:00:00Z');
    await days.put('2019-05-12', { words: 'the lake at six' });
    await days.put('2026-05-12', { words: 'the long train', side: 1 });
    await days.put('2020-05-12', { words: 'we married', kind: 'anniversary' });
    await days.put('2025-05-12', { words: 'not again', yearly: false });
    await days.put('2024-05-12', { words: 'not this one', quiet: [false, true] });
    await days.put('2023-05-12', { words: 'off your list', goneAt: 1 });
    await days.put('2027-05-12', { words: 'of this year' });
    await days.remember('15:00');
    await days.until('2027-05-12T13:30:00Z');
    expect(await days.told()).toEqual([]);
    await days.until('2027-05-15T20:00:00Z');
    expect(await days.told()).toEqual([
      [
        'On this day',
        '@sam and @alex, look what you kept on this day:',
        '8 years ago, kept by @sam: "the lake at six"',
        'Anniversary: 7 years today, kept by @sam: "we married"',
        'A year ago, kept by @alex: "the long train"',
      ].join('\n'),
    ]);
    expect(days.posted('on-this-day-')[0]?.told).toEqual(['sam', 'alex']);
    expectPeace(days.world.pings);
    expect(days.problems()).toEqual([]);
  });

  test('twenty on one day are one card that fits every platform, the longest ago first', async () => {
    await open('2027-05-11T15:00:00Z');
    for (let year = 1990; year < 2010; year += 1) await days.put(`${year}-05-12`, { words: 'so much '.repeat(125) });
    await days.remember('15:00');
    await days.until('2027-05-13T00:00:00Z');
    const [told = ''] = await days.told();
    expect(told).toContain('37 years ago');
    expect(told).toContain('10 more are in your list.');
    expect(days.problems()).toEqual([]);
  });

  test('29 February is told on 28 February where there is none, and on itself where there is', async () => {
    await open('2027-02-27T15:00:00Z');
    await days.put('2024-02-29', { words: 'the leap' });
    await days.put('2024-02-28', { words: 'the day before' });
    await days.remember('15:00');
    await days.until('2027-03-02T00:00:00Z');
    expect(await days.told()).toEqual([
      expect.stringContaining(
        '3 years ago, kept by @sam: "the day before"\n3 years ago on February 29, kept by @sam: "the leap"',
      ),
    ]);
  });

  test('in a leap year each of the two days has its own', async () => {
    await open('2028-02-27T15:30:00Z');
    await days.put('2024-02-29', { words: 'the leap' });
    await days.put('2024-02-28', { words: 'the day before' });
    await days.remember('15:00');
    await days.until('2028-03-02T00:00:00Z');
    const told = await days.told();
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('4 years ago, kept by @sam: "the day before"');
    expect(told[0]).not.toContain('the leap');
    expect(told[1]).toContain('4 years ago, kept by @sam: "the leap"');
  });

  test.each([
    ['Europe/Lisbon', '2027-05-12T14:00'],
    // That is when the question comes, which it leaves an hour.
    ['America/New_York', '2027-05-12T20:00'],
    // Due in the night of New York, it waits for the morning there: that is the 12th in Tokyo still.
    ['Asia/Tokyo', '2027-05-12T12:00'],
    // Over there that is the 13th, so it was told the morning before.
    ['Pacific/Kiritimati', '2027-05-11T12:00'],
  ])('the day is the one of %s, where its rhythm is kept', async (zone, at) => {
    await open('2027-05-11T00:00:00Z');
    await days.put('2019-05-12', { words: 'the lake at six' });
    await days.remember('15:00', zone);
    await days.until(new Date(Date.parse(`${at}Z`) - minute).toISOString(), 1);
    expect(await days.told()).toEqual([]);
    await days.world.pass(minute);
    await days.until('2027-05-13T20:00:00Z');
    expect(await days.told()).toHaveLength(1);
    const [ping] = days.world.pings.filter(({ about }) => about.startsWith('on-this-day'));
    expect(new Date(ping?.at ?? 0).toISOString()).toBe(`${at}:00.000Z`);
    const told = Temporal.Instant.fromEpochMilliseconds(ping?.at ?? 0)
      .toZonedDateTimeISO(zone)
      .toPlainDate();
    expect(told.toString()).toBe('2027-05-12');
    expectPeace(days.world.pings);
  });

  test('what quiet hours carry over midnight is told of the day on which it comes, and no day twice', async () => {
    await open('2027-05-10T15:00:00Z');
    await days.put('2019-05-11', { words: 'of the 11th' });
    await days.put('2019-05-12', { words: 'of the 12th' });
    await days.remember('23:00', 'Europe/Lisbon');
    await days.until('2027-05-14T20:00:00Z');
    const told = await days.told();
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('of the 11th');
    expect(told[1]).toContain('of the 12th');
    expectPeace(days.world.pings);
  });

  test('one that is chosen for later on a day that was told does not come again, and nothing waits for its sake', async () => {
    await open('2027-05-12T07:00:00Z');
    await days.put('2019-05-12');
    await days.remember('09:00');
    await days.until('2027-05-12T12:00:00Z');
    await days.remember('18:00');
    await days.until('2027-05-12T18:00:00Z', 1);
    expect(await days.told()).toHaveLength(1);
    const ritual = await days.world.store.transaction(({ rituals }) => rituals.find(days.couple.id, 'on-this-day'));
    expect(ritual).toMatchObject({ cameAt: null, nextAt: Date.parse('2027-05-13T17:00:00Z') });
  });

  test.each([
    ['the clocks go ahead', '2027-03-27T12:00:00Z', '2019-03-28', '2027-03-29T12:00:00Z'],
    ['the clocks go back', '2027-10-30T12:00:00Z', '2019-10-31', '2027-11-01T12:00:00Z'],
  ])('on a day on which %s it comes once', async (_, from, day, until) => {
    await open(from);
    const { couple } = days;
    const save = { ...couple, quietHours: { from: '00:00', to: '00:00' } };
    await days.world.store.transaction((stores) => stores.couples.save(save));
    await days.put(day);
    // In March no clock in Lisbon shows that time, in October it does twice.
    await days.remember('01:30');
    await days.until(until);
    expect(await days.told()).toHaveLength(1);
    const pings = days.world.pings.filter(({ about, person }) => about.startsWith('on-this-day') && person === 'sam');
    expect(pings).toHaveLength(1);
  });

  test('rests while everything is paused, and is silent once the two have parted', async () => {
    await open('2027-05-11T15:00:00Z');
    await days.put('2019-05-12');
    await days.put('2019-05-16');
    await days.remember('15:00');
    await days.world.sam.command('checkin pause', { days: '3' });
    await days.until('2027-05-15T12:00:00Z');
    expect(await days.told()).toEqual([]);
    await days.world.alex.command('unpair');
    await days.world.alex.click('End it for both of us');
    await days.until('2027-05-17T12:00:00Z');
    expect(await days.told()).toEqual([]);
    expect(days.errors()).toEqual([]);
  });
});

describe('the card of a day', () => {
  let days: MomentWorld;
  beforeEach(async () => {
    days = await MomentWorld.open(Date.parse('2027-05-12T13:30:00Z'));
    await days.put('2019-05-12', { words: 'the lake at six' });
    await days.put('2020-05-12', { words: 'we married' });
    await days.remember('15:00');
    await days.world.pass(hour / 2);
  });
  afterEach(() => days[Symbol.asyncDispose]());

  test('leads to each, and drops at once what either keeps quiet', async () => {
    const { alex } = days.world;
    await alex.pick('12 May 2019: A small moment');
    await alex.click('Keep it quiet');
    const [told = ''] = await days.told();
    expect(told).toContain('we married');
    expect(told).not.toContain('the lake at six');
    await alex.pick('12 May 2020: A small moment');
    await alex.click('Keep it quiet');
    expect(await days.told()).toEqual(['This message was removed.']);
    await alex.click('Stop keeping it quiet');
    expect((await days.told())[0]).toContain('we married');
    expect(days.posted('on-this-day-')).toHaveLength(1);
  });

  test('follows what its author changes and takes away', async () => {
    const { sam } = days.world;
    await sam.pick('12 May 2019: A small moment');
    await sam.click('Edit');
    await sam.submit({ what: 'the lake at seven' });
    expect((await days.told())[0]).toContain('the lake at seven');
    await sam.click('Edit');
    await sam.submit({ day: '13 May 2019' });
    expect((await days.told())[0]).not.toContain('the lake at seven');
    await sam.click('Edit');
    await sam.submit({ day: '12 May 2019' });
    await sam.click('Take it off the list');
    expect((await days.told())[0]).not.toContain('the lake at seven');
    await sam.click('Bring it back');
    expect((await days.told())[0]).toContain('the lake at seven');
  });

  test('is posted once a day, also when its rhythm is changed to a later time', async () => {
    await days.remember('17:00');
    await days.world.pass(2 * hour);
    await days.world.pass(hour);
    expect(days.posted('on-this-day-')).toHaveLength(1);
  });

  test('is posted once, also when its job runs again after a restart', async () => {
    await days.world.restart();
    await days.world.bot.run({ name: 'post-on-this-day', coupleId: days.couple.id, day: '2027-05-12' });
    expect(await days.told()).toHaveLength(1);
  });

  test('that a platform does not take says so without the words', async () => {
    days.world.platform.filter = /lake/;
    days.world.platform.messages.splice(0);
    await days.world.store.transaction(({ posts }) => posts.clear(Number.MAX_SAFE_INTEGER));
    await days.world.bot.run({ name: 'post-on-this-day', coupleId: days.couple.id, day: '2027-05-12' });
    expect((await cardWith(days.world.alex, 'I couldn’t post the words here')).text).not.toContain('lake');
    await days.world.alex.click('Our moments');
    expect((await cardWith(days.world.alex, 'Everything you’ve both kept')).text).toContain('the lake at six');
  });

  test('that could not be posted on its day is left out', async () => {
    days.world.platform.messages.splice(0);
    await days.world.store.transaction(({ posts }) => posts.clear(Number.MAX_SAFE_INTEGER));
    await days.world.pass(12 * hour);
    await days.world.bot.run({ name: 'post-on-this-day', coupleId: days.couple.id, day: '2027-05-12' });
    expect(await days.told()).toEqual([]);
  });
});
