import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DateWorld } from './date-world.ts';

let dates: DateWorld;
let sam: DateWorld['sam'];
let alex: DateWorld['alex'];
beforeEach(async () => {
  dates = await DateWorld.open();
  ({ sam, alex } = dates);
  await sam.command('checkin pause');
  await sam.command('checkin resume');
});
afterEach(async () => {
  expect(dates.problems()).toEqual([]);
  expect(dates.errors()).toEqual([]);
  await dates[Symbol.asyncDispose]();
});

/** Who heard of the date, when and how; what was planned is a Friday, 19:30 in Lisbon, 14:30 in New York. */
const heard = () =>
  dates.world.pings
    .filter(({ about }) => /^date-(day-before|morning|ask)$/.test(about))
    .map(({ person, at, about, how }) => `${new Date(at).toISOString().slice(5, 16)} ${about} ${person} ${how}`);

/** From one moment to the next at which something may come. */
const goThrough = async (...moments: readonly string[]) => {
  for (const moment of moments) {
    const at = Date.parse(`2026-11-${moment}Z`);
    await dates.world.pass(at - dates.world.now());
  }
};
const week = ['05T18:00', '05T23:00', '06T09:00', '06T14:00', '07T10:00', '07T13:00'];

describe('reminders', () => {
  test('come to each by their own clock; nobody is named while the other is to be left in peace', async () => {
    await dates.plan();
    await goThrough(...week);
    expect(heard()).toEqual([
      '11-05T18:00 date-day-before sam mention',
      // It is 23:00 for Sam.
      '11-05T23:00 date-day-before alex direct',
      // It is 4:00 for Alex.
      '11-06T09:00 date-morning sam direct',
      '11-06T14:00 date-morning alex mention',
      '11-07T13:00 date-ask sam mention',
      '11-07T13:00 date-ask alex mention',
    ]);
    const note = dates.world.platform
      .seenBy('alex')
      .find(({ key, audience }) => audience !== null && key?.includes('day-before') === true);
    expect(JSON.stringify(note?.card)).toContain('tomorrow at 14:30');
  });

  test('come by the clock of the plan to one whose zone nobody knows', async () => {
    await dates.set(0, { zone: 'America/Los_Angeles' });
    await dates.set(1, { zone: 'UTC', hears: 'direct' });
    await dates.plan({ zone: 'Los Angeles' });
    await goThrough('06T02:00');
    expect(heard()).toEqual(['11-06T02:00 date-day-before sam mention', '11-06T02:00 date-day-before alex direct']);
    const note = dates.posted('date-day-before').find(({ audience }) => audience !== null);
    expect(JSON.stringify(note?.card)).toContain('tomorrow at 19:30');
  });

  test('come as each wants to be told, in one message where both hear at once', async () => {
    await dates.set(1, { zone: 'Europe/Lisbon' });
    await dates.plan();
    await goThrough('05T18:00');
    expect(heard()).toEqual(['11-05T18:00 date-day-before sam mention', '11-05T18:00 date-day-before alex mention']);
    expect(dates.posted('date-day-before')).toHaveLength(1);
    await dates.set(0, { hears: 'nothing' });
    await dates.set(1, { zone: 'Europe/Lisbon', hears: 'direct' });
    await goThrough('06T09:00');
    expect(heard().slice(2)).toEqual(['11-06T09:00 date-morning alex direct']);
  });

  test('wait for the end of quiet hours, by the clock of each', async () => {
    await sam.command('settings');
    await sam.click('Change quiet hours');
    await sam.submit({ from: '17:00', to: '10:00' });
    await sam.click('Save them anyway');
    await dates.plan();
    await goThrough('05T18:00', '06T09:00', '06T10:00', '06T14:00', '06T15:00');
    // The evening before is over by the end of quiet hours. At 10:00 in Lisbon Alex sleeps still.
    expect(heard()).toEqual(['11-06T10:00 date-morning sam direct', '11-06T15:00 date-morning alex mention']);
  });

  test('are not said of what both have just planned', async () => {
    await dates.plan({ day: 'tomorrow', time: '16:00' });
    await goThrough('02T18:00', '02T23:00', '03T09:00', '03T14:00');
    expect(heard()).toEqual([
      '11-02T18:00 date-day-before sam mention',
      '11-02T23:00 date-day-before alex direct',
      '11-03T09:00 date-morning sam direct',
      '11-03T14:00 date-morning alex mention',
    ]);
    await dates.plan({ day: 'today', time: '20:00' });
    await goThrough('03T18:00', '03T19:00');
    expect(heard()).toHaveLength(4);
  });

  test('follow a plan that is moved, and are not said of one that is called off', async () => {
    await dates.plan();
    await goThrough('05T18:00');
    await alex.click('Change');
    await alex.submit({ day: 'Sunday' });
    await goThrough('05T23:00', '06T09:00', '07T18:00');
    expect(heard()).toEqual(['11-05T18:00 date-day-before sam mention', '11-07T18:00 date-day-before sam mention']);
    await sam.click('Call it off');
    await goThrough('08T09:00', '08T14:00', '09T12:00');
    expect(heard()).toHaveLength(2);
    expect((await dates.only()).askedAt).toBeNull();
  });

  test('are said of one that is on after all', async () => {
    await dates.plan();
    await sam.click('Call it off');
    await goThrough('05T18:00');
    await sam.click('It’s on after all');
    await goThrough('05T18:01', '06T09:00');
    expect(heard()).toEqual([
      // It is still the day before.
      '11-05T18:01 date-day-before sam mention',
      '11-06T09:00 date-morning sam direct',
    ]);
  });

  test('are said once, whatever stops in between', async () => {
    await dates.plan();
    dates.world.platform.failures.push({ method: 'post', kind: 'unavailable', after: true });
    await goThrough('05T18:00');
    await dates.world.restart();
    await dates.world.retryJobs();
    await goThrough('05T18:01', '05T18:02');
    await dates.world.restart();
    await goThrough('05T19:00');
    expect(dates.posted('date-day-before')).toHaveLength(1);
  });

  test('that come late are said for as long as they are news, and never in the quiet hours of the one they are for', async () => {
    await dates.plan();
    // Nothing ran from Monday on: it is 23:30 for Sam, and 18:30 for Alex.
    await goThrough('05T23:30');
    expect(heard()).toEqual(['11-05T23:30 date-day-before alex direct']);
    // By the end of Sam's quiet hours it is not tomorrow any more.
    await goThrough('06T08:00', '06T12:00');
    expect(heard().slice(1)).toEqual(['11-06T12:00 date-morning sam direct']);
    await goThrough('06T19:30', '06T20:00');
    expect(heard()).toHaveLength(2);
  });

  test('rest with a pause, and what is no news by its end is left out', async () => {
    await dates.plan();
    await sam.command('checkin pause', { days: '3' });
    await goThrough('05T14:00', '05T15:00', '05T18:00');
    expect(heard()).toEqual(['11-05T18:00 date-day-before sam mention']);
    await sam.command('checkin pause');
    await goThrough('05T23:00', '06T09:00', '07T13:00', '08T13:00');
    expect(heard()).toHaveLength(1);
    await sam.command('checkin resume');
    await goThrough('08T14:00');
    expect(heard().slice(1)).toEqual(['11-08T14:00 date-ask sam mention', '11-08T14:00 date-ask alex mention']);
  });

  test('end with the pairing, and come again where it is restored', async () => {
    await dates.plan();
    await alex.command('unpair');
    await alex.click('End it for both of us');
    await goThrough('05T18:00');
    expect(heard()).toEqual([]);
    await sam.command('pair', { partner: 'alex' });
    await sam.click('Ask to bring it back');
    await alex.click('Accept');
    await goThrough('06T09:00');
    expect(heard()).toEqual(['11-06T09:00 date-morning sam direct']);
  });

  test('go where the two go', async () => {
    await dates.plan();
    const old = dates.world.room;
    dates.world.goTo({ ...old, room: 'new-room' });
    await sam.command('pair', { partner: 'alex' });
    await sam.click('Ask to move here');
    await alex.click('Accept');
    await goThrough('05T18:00');
    const [reminder] = dates.posted('date-day-before');
    expect(reminder?.room.room).toBe('new-room');
    const cards = dates.posted('date-plan');
    expect(cards.map(({ room }) => room.room)).toEqual(['our-room', 'new-room']);
  });

  test('a minute in which nothing is due finds no plan', async () => {
    await dates.plan();
    expect((await dates.world.bot.tick.run())['pass-dates']).toBe(0);
    await goThrough('04T16:00');
    expect((await dates.world.bot.tick.run())['pass-dates']).toBe(0);
  });
});
