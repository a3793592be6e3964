import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lastPeriod } from '../../../src/schedule/last-period.ts';
import { cardWith } from '../../flows/driver.ts';
import { lastPrivate } from '../../flows/moves.ts';
import { AppreciateWorld } from './appreciate-world.ts';

let jar: AppreciateWorld;
beforeEach(async () => {
  jar = await AppreciateWorld.open();
});
afterEach(() => jar[Symbol.asyncDispose]());

const own = async () => (await jar.world.sam.cards()).findLast((card) => card.private);
const months = async () => (await own())?.options.filter((label) => !/Yours|For you/.test(label));

describe('the jar by month', () => {
  test('opens at the month that is asked for, by its reader’s clock, and turns its pages within it', async () => {
    for (let day = 10; day < 22; day += 1) await jar.put(`may ${day}`, `2026-05-${day}T12:00:00Z`);
    await jar.put('june', '2026-06-10T12:00:00Z');
    // In Lisbon it is May already.
    await jar.put('the first of may', '2026-04-30T23:30:00Z');
    await jar.put('april', '2026-04-30T22:30:00Z');
    await jar.world.sam.command('jar', { month: 'May' });
    expect((await own())?.text).toContain('What you appreciated in each other in May 2026, newest first.');
    expect((await own())?.text).toMatch(/may 21[\s\S]*may 12/);
    expect((await own())?.text).toContain('Page 1 of 2');
    await jar.world.sam.click('Older');
    expect((await own())?.text).toMatch(/may 11[\s\S]*may 10[\s\S]*the first of may/);
    expect((await own())?.text).not.toMatch(/april|june/);
    await jar.world.sam.pick((await own())?.options[0] ?? '');
    await jar.world.sam.click('Back to the jar');
    expect((await own())?.text).toContain('Page 2 of 2');
    expect(jar.problems()).toEqual([]);
  });

  test('offers the months that have something, and all of them again', async () => {
    await jar.put('june', '2026-06-10T12:00:00Z');
    await jar.put('april', '2026-04-10T12:00:00Z');
    await jar.put('long ago', '2025-06-10T12:00:00Z');
    await jar.world.sam.command('jar');
    expect(await months()).toEqual(['All months', 'June 2026', 'April 2026', 'June 2025']);
    await jar.world.sam.pick('June 2025');
    expect((await own())?.text).toContain('long ago');
    expect((await own())?.text).not.toContain('april');
    await jar.world.sam.pick('All months');
    expect((await own())?.text).toMatch(/june[\s\S]*april[\s\S]*long ago/);
  });

  test('has no menu of months where there is one alone', async () => {
    await jar.put('june', '2026-06-10T12:00:00Z');
    await jar.world.sam.command('jar');
    expect(await months()).toEqual([]);
  });

  test('of more months than a menu holds leads to the earlier ones, and stays where it was', async () => {
    for (let count = 0; count < 50; count += 1) {
      const month = Temporal.PlainYearMonth.from('2026-10').subtract({ months: count });
      await jar.put(`in ${month}`, `${month}-10T12:00:00Z`);
    }
    await jar.world.sam.command('jar');
    expect(await months()).toHaveLength(24);
    expect(jar.problems()).toEqual([]);
    await jar.world.sam.click('Older');
    await jar.world.sam.pick('Earlier months');
    expect((await own())?.text).toContain('Page 2 of 5');
    expect(await months()).toHaveLength(25);
    expect((await months())?.slice(0, 3)).toEqual(['All months', 'Later months', 'December 2024']);
    expect(jar.problems()).toEqual([]);
    await jar.world.sam.pick('Earlier months');
    expect((await months())?.at(-1)).toBe('September 2022');
    await jar.world.sam.pick('September 2022');
    expect((await own())?.text).toContain('"in 2022-09"');
    await jar.world.sam.pick('Later months');
    expect((await own())?.text).toContain('"in 2022-09"');
    expect(await months()).toContain('December 2024');
  });

  test('says where there is nothing, and what can’t be read as a month', async () => {
    await jar.put('june', '2026-06-10T12:00:00Z');
    await jar.world.sam.command('jar', { month: 'May 2020' });
    expect(await lastPrivate(jar.world.sam)).toContain('There’s nothing from May 2020 in your jar.');
    await jar.world.sam.pick('June 2026');
    expect(await lastPrivate(jar.world.sam)).toContain('june');
    for (const odd of ['the good one', '13/2026', 'May June', '2026', '@everyone']) {
      await jar.world.sam.command('jar', { month: odd });
      expect(await lastPrivate(jar.world.sam)).toContain('couldn’t read that month. Write it like November 2026');
    }
    for (const value of ['2026-13', 'menu-', 'menu-99999', 'x']) {
      await jar.world.sam.act('appreciate.month:1:all:1', undefined, value);
      expect(await lastPrivate(jar.world.sam)).toContain('isn’t one of the choices');
    }
    await jar.world.sam.act('appreciate.page:7:2026-99:0', jar.world.platform.seenBy('sam').at(-1));
    expect(await lastPrivate(jar.world.sam)).toContain('june');
  });

  test('is kept true: what is taken back leaves its month, and the words that are given back stay', async () => {
    await jar.world.alex.command('appreciate');
    await jar.world.alex.submit({ words: 'your good ear' });
    await jar.world.sam.command('jar', { month: 'november' });
    expect(await lastPrivate(jar.world.sam)).toContain('your good ear');
    await jar.world.alex.command('jar');
    await jar.world.alex.pick((await cardWith(jar.world.alex, 'Our jar')).options[0] ?? '');
    await jar.world.alex.click('Take it back');
    expect(await lastPrivate(jar.world.sam)).toContain('There’s nothing from November 2026');
    expect(await lastPrivate(jar.world.alex)).toContain('your good ear');
    await jar.say('your patience');
    await jar.world.sam.click('Take it back');
    expect(await lastPrivate(jar.world.alex)).toContain('your good ear');
  });
});

describe('what a time of the rhythm looks back on', () => {
  const weekly = { days: [7], time: '20:00', zone: 'Europe/Lisbon' } as const;
  const iso = (at: number) => new Date(at).toISOString();
  const of = (rhythm: Parameters<typeof lastPeriod>[0], now: string) => {
    const { from, until } = lastPeriod(rhythm, Date.parse(now));
    return [iso(from), iso(until)];
  };

  test.each(['2026-11-08T20:00:00Z', '2026-11-09T09:00:00Z', '2026-11-15T19:59:00Z'])(
    'at %s it is the week that ended last',
    (now) => {
      expect(of(weekly, now)).toEqual(['2026-11-01T20:00:00.000Z', '2026-11-08T20:00:00.000Z']);
    },
  );

  test('goes by the clock where it changes, and by the month', () => {
    expect(of(weekly, '2026-10-25T20:00:00Z')).toEqual(['2026-10-18T19:00:00.000Z', '2026-10-25T20:00:00.000Z']);
    expect(of({ monthDay: 31, time: '20:00', zone: 'UTC' }, '2026-03-01T00:00:00Z')).toEqual([
      '2026-01-31T20:00:00.000Z',
      '2026-02-28T20:00:00.000Z',
    ]);
  });
});
