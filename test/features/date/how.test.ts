import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allText, cardWith } from '../../flows/driver.ts';
import { count, expectUnseen, lastPrivate } from '../../flows/moves.ts';
import { DateWorld } from './date-world.ts';

let dates: DateWorld;
let sam: DateWorld['sam'];
let alex: DateWorld['alex'];
beforeEach(async () => {
  dates = await DateWorld.open();
  ({ sam, alex } = dates);
  await dates.plan({ day: 'today', time: '20:00' });
});
afterEach(async () => {
  expect(dates.problems()).toEqual([]);
  expect(dates.errors()).toEqual([]);
  await dates[Symbol.asyncDispose]();
});

/** The day after, when both are up. */
const theDayAfter = () => dates.world.pass(Date.parse('2026-11-03T13:00:00Z') - dates.world.now());
const write = async (person: DateWorld['sam'], words: string) => {
  await person.click('Say how it was');
  await person.submit({ words });
};

describe('how it was', () => {
  test('is asked the day after, sealed until both have written, and then shown to both in a message of its own', async () => {
    await theDayAfter();
    await cardWith(alex, '@sam and @alex, how was your date?');
    await write(sam, 'the stars came out');
    await expectUnseen(alex, 'stars');
    expect(await lastPrivate(sam)).toContain('Your line: "the stars came out"');
    await cardWith(alex, '@sam has written a line.');
    await sam.click('Put it differently');
    expect((await sam.form())?.values['words']).toBe('the stars came out');
    await sam.submit({ words: 'all the stars came out' });
    await write(alex, 'cold, and so good');
    const both = await cardWith(sam, 'here’s what you said about your date');
    expect(both.private).toBe(false);
    expect(both.text).toContain('@sam: "all the stars came out"\n@alex: "cold, and so good"');
    expect(await count(alex, 'Say how it was')).toBe(0);
    const about = dates.world.pings.filter(({ about: what }) => what === 'date-both');
    expect(about.map(({ person }) => person)).toEqual(['sam']);
  });

  test('stays as it is once both have read it; what comes too late goes back to its author', async () => {
    await theDayAfter();
    await write(sam, 'one');
    await sam.click('Put it differently');
    await write(alex, 'two');
    await sam.submit({ words: 'another thought' });
    expect(await lastPrivate(sam)).toContain('you can’t change it now');
    expect(await lastPrivate(sam)).toContain('"another thought"');
    await expectUnseen(alex, 'another thought');
  });

  test('a pass is silent, and can be thought better of', async () => {
    await theDayAfter();
    const before = await cardWith(alex, 'how was your date?');
    await sam.click('Not this time');
    expect(await cardWith(alex, 'how was your date?')).toEqual(before);
    expect((await dates.only()).passed).toEqual([true, false]);
    await write(alex, 'lovely');
    await expectUnseen(sam, 'lovely');
    await write(sam, 'same here');
    await cardWith(alex, 'same here');
  });

  test('what did not happen is not asked about; it can be planned again, or have happened after all', async () => {
    await theDayAfter();
    await alex.click('It didn’t happen');
    expect((await cardWith(sam, 'This one didn’t happen')).buttons).toEqual(['Plan it again', 'It did happen']);
    await sam.click('Plan it again');
    expect((await sam.form())?.values['what']).toBe('picnic by the river');
    await sam.click('It did happen');
    await cardWith(alex, 'how was your date?');
    await write(sam, 'it was there');
    await alex.click('It didn’t happen');
    expect(await lastPrivate(alex)).toContain('counts as a date you had');
  });

  test('nothing comes back as it was typed, and more than a line goes back to its author', async () => {
    await theDayAfter();
    await write(sam, ' \u200b');
    expect((await sam.form())?.problems['words']).toContain('nothing in here yet');
    await sam.submit({ words: 'x'.repeat(301) });
    expect(await lastPrivate(sam)).toContain('too long, at 301 characters. Please cut it to 300');
    expect(await lastPrivate(sam)).toContain('x'.repeat(301));
    expect((await dates.only()).wroteAt).toEqual([null, null]);
  });

  test('cannot be said before it was, nor of what is called off', async () => {
    const { id } = await dates.only();
    await sam.act(`date.say:${id}`);
    expect(await lastPrivate(sam)).toContain('You haven’t had this date yet');
    await sam.click('Call it off');
    await sam.act(`date.say:${id}`);
    expect(await lastPrivate(sam)).toContain('called off');
    await theDayAfter();
    expect(await count(alex, 'how was your date?')).toBe(0);
  });

  test('where answers show privately, each opens both on a press', async () => {
    await sam.command('settings');
    await sam.click('Show answers privately');
    await theDayAfter();
    await write(sam, 'stars');
    await write(alex, 'frost');
    expect((await cardWith(sam, 'here’s what you said')).text).not.toContain('stars');
    await alex.click('Read both');
    expect(await lastPrivate(alex)).toContain('@sam: "stars"\n@alex: "frost"');
    expect(await count(alex, 'stars')).toBe(0);
  });

  test('is not asked twice, and not at all after a week without a process', async () => {
    await theDayAfter();
    await dates.world.restart();
    await dates.world.pass(60_000);
    expect(await count(sam, 'how was your date?')).toBe(1);
    await dates.plan({ day: 'today', time: '20:00' });
    await dates.world.pass(9 * 86_400_000);
    expect(await count(sam, 'how was your date?')).toBe(1);
    await sam.command('date list');
    await sam.click('How it was');
    await sam.pick('Tuesday 3 November at 20:00');
    await write(sam, 'late, but still true');
    expect(await lastPrivate(sam)).toContain('late, but still true');
  });

  test('ends with the pairing: nothing is open any more, and nothing leaks', async () => {
    await theDayAfter();
    await write(sam, 'only mine');
    await alex.command('unpair');
    await alex.click('End it for both of us');
    await cardWith(alex, 'You’re no longer paired, so this is off.');
    await sam.act(`date.say:${(await dates.plansEver())[0]?.id ?? ''}`);
    expect(await lastPrivate(sam)).toContain('no longer paired here');
    expect(await allText(alex)).not.toContain('only mine');
  });
});
