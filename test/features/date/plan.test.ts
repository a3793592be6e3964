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
});
afterEach(async () => {
  expect(dates.problems()).toEqual([]);
  expect(dates.errors()).toEqual([]);
  await dates[Symbol.asyncDispose]();
});

describe('planning', () => {
  test('both see it in the channel, by both clocks; a note is its author’s alone until it is shared', async () => {
    await dates.plan({ note: 'bring the blanket' });
    const card = await cardWith(alex, 'picnic by the river');
    expect(card.private).toBe(false);
    expect(card.text).toContain('@sam planned something for you both.');
    expect(card.text).toContain('Friday 6 November at 19:30 in Lisbon (14:30 in New York)');
    await expectUnseen(alex, 'blanket');
    expect(await lastPrivate(sam)).toContain('Your note, which only you see: "bring the blanket"');
    await sam.click('Share my note');
    expect((await cardWith(alex, 'picnic')).text).toContain('A note from @sam: "bring the blanket"');
    await sam.click('Keep my note to myself');
    await expectUnseen(alex, 'blanket');
  });

  test('what was typed after the command stands in the form, as the cards write it where it can be read', async () => {
    await sam.command('date plan', { what: 'swim', day: 'soonish', time: '7.30pm', zone: 'lisbon' });
    expect((await sam.form())?.values).toMatchObject({ what: 'swim', day: 'soonish', time: '19:30', zone: 'Lisbon' });
    expect(JSON.stringify(dates.world.platform.forms.get('sam')?.form)).toContain('I couldn’t read that as a day');
    await sam.command('date plan', { time: 'sevenish', zone: 'UTC+2' });
    expect(JSON.stringify(dates.world.platform.forms.get('sam')?.form)).toContain('I couldn’t read that as a time');
  });

  const wrong: readonly [what: string, values: Record<string, string>, input: string, sentence: string][] = [
    ['nothing to do', { what: ' \u200b' }, 'what', 'A few words are plenty'],
    ['no day', { day: '' }, 'day', 'Which day?'],
    ['a day that is none', { day: 'someday' }, 'day', 'couldn’t read that as a day'],
    ['a day that no calendar has', { day: '31 June' }, 'day', 'There’s no such day'],
    ['another weekday', { day: 'Friday, November 7' }, 'day', 'is another day of the week'],
    ['a day years away', { day: '5 Dec 2030' }, 'day', 'more than two years away'],
    ['yesterday', { day: 'November 1' }, 'day', 'That’s in the past: it’s Monday 2 November at 15:00 in Lisbon'],
    ['earlier today', { day: 'today', time: '14:59' }, 'time', 'Choose a later day or time'],
    ['this very minute', { day: 'today', time: '15:00' }, 'time', 'That’s in the past'],
    [
      'earlier in another zone',
      { day: 'Nov 2', time: '20:00', zone: 'Tokyo' },
      'day',
      'it’s Tuesday 3 November at 00:00 in Tokyo',
    ],
    ['no time', { time: '' }, 'time', 'Choose a time'],
    ['half past seven, morning or evening', { time: '7:30' }, 'time', 'Morning or evening?'],
    ['a time that no clock shows', { time: '25:00' }, 'time', 'There’s no such time'],
    ['no zone', { zone: '' }, 'zone', 'Name a time zone'],
    ['a zone that ignores when clocks change', { zone: 'EST' }, 'zone', 'Write a city instead'],
    ['a place that nobody knows', { zone: 'Xyzzyville' }, 'zone', 'I don’t know that place'],
  ];
  test.each(wrong)(
    '%s comes back with all that was typed, and nothing is planned',
    async (_, values, input, sentence) => {
      await dates.plan({ note: 'a thought', ...values });
      const form = await sam.form();
      expect(form?.problems[input]).toContain(sentence);
      expect(form?.values).toMatchObject({ what: 'picnic by the river', note: 'a thought', ...values });
      expect(await dates.plans()).toEqual([]);
      await sam.submit({ what: 'a swim', day: 'tomorrow', time: '18:00', zone: 'Lisbon', note: '' });
      expect((await dates.only()).at).toBe(Date.parse('2026-11-03T18:00:00Z'));
    },
  );

  test('what is longer than any form may hold goes back to its author as it is', async () => {
    await dates.plan({ what: 'x'.repeat(501), note: 'and a note' });
    expect(await lastPrivate(sam)).toContain('too long, at 501 characters. Please cut it to 500');
    expect(await lastPrivate(sam)).toContain('"and a note"');
    expect(await dates.plans()).toEqual([]);
  });

  test('several things wrong are all said at once', async () => {
    await dates.plan({ what: '', day: '?', time: '?', zone: '?' });
    expect(Object.keys((await sam.form())?.problems ?? {})).toEqual(['what', 'day', 'time', 'zone']);
  });

  const clocks: readonly [what: string, values: Record<string, string>, at: string][] = [
    ['in the zone of the one who plans', { day: 'Nov 6' }, '2026-11-06T19:30Z'],
    ['in another zone', { day: 'Nov 6', zone: 'New York' }, '2026-11-07T00:30Z'],
    ['before the clocks change', { day: 'March 27, 2027', time: '08:00', zone: 'Lisbon' }, '2027-03-27T08:00Z'],
    ['after they have', { day: 'March 28, 2027', time: '08:00', zone: 'Lisbon' }, '2027-03-28T07:00Z'],
    [
      'in the hour that they jump over',
      { day: 'March 14, 2027', time: '2:30 am', zone: 'New York' },
      '2027-03-14T07:30Z',
    ],
    ['in the hour that comes twice', { day: '2027-10-31', time: '01:30', zone: 'Lisbon' }, '2027-10-31T00:30Z'],
  ];
  test.each(clocks)('a time %s is the moment that clock shows', async (_, values, at) => {
    await dates.plan(values);
    expect((await dates.only()).at).toBe(Date.parse(at));
    await sam.click('Change');
    const before = (await sam.form())?.values;
    await sam.submit({ what: 'the same' });
    expect((await dates.only()).at).toBe(Date.parse(at));
    expect(before?.['zone']).toBe(values['zone'] ?? 'Lisbon');
  });

  test('a day of another year says which', async () => {
    await dates.plan({ day: '5 Oct 2027' });
    expect((await cardWith(alex, 'picnic')).text).toContain(
      '5 October at 19:30 in Lisbon (14:30 in New York), in 2027',
    );
  });

  test('sent twice it is planned once', async () => {
    await sam.command('date plan');
    const form = dates.world.platform.forms.get('sam');
    for (let times = 0; times < 2; times += 1) {
      if (form !== undefined) dates.world.platform.forms.set('sam', form);
      await sam.submit({ what: 'picnic', day: 'Friday', time: '19:30' });
    }
    expect(await dates.plans()).toHaveLength(1);
    expect(await count(alex, 'planned something')).toBe(1);
    expect(await count(alex, 'has changed your date')).toBe(0);
  });
});

describe('changing', () => {
  test('either changes it: the card follows, and the other hears of it in a message of its own', async () => {
    await dates.plan();
    await alex.click('Change');
    expect((await alex.form())?.values).toMatchObject({
      what: 'picnic by the river',
      day: 'Friday 6 November',
      time: '19:30',
      zone: 'Lisbon',
      note: '',
    });
    await alex.submit({ day: 'Saturday', time: 'noon' });
    expect((await cardWith(sam, 'You have a date')).text).toContain('Saturday 7 November at 12:00');
    const news = await cardWith(sam, 'has changed your date');
    expect(news.text).toContain('@sam, @alex has changed your date.\nSaturday 7 November at 12:00 in Lisbon');
    expect(await count(sam, 'picnic by the river')).toBe(1);
  });

  test('nobody hears of what stays the same, nor of a note that is nobody else’s business', async () => {
    await dates.plan({ note: 'mine' });
    await sam.click('Change');
    await sam.submit({});
    await sam.click('Change');
    await sam.submit({ note: 'still mine' });
    expect(await count(alex, 'has changed your date')).toBe(0);
    await alex.click('Change');
    await alex.submit({ note: 'alex’s own' });
    await expectUnseen(sam, 'alex’s own');
    await expectUnseen(alex, 'still mine');
  });

  test('what the other changed meanwhile is not undone by accident; sent once more it counts', async () => {
    await dates.plan();
    await sam.click('Change');
    await alex.click('Change');
    await alex.submit({ time: '20:00' });
    await sam.submit({ what: 'picnic in the park' });
    const form = await sam.form();
    expect(form?.problems['day']).toContain('Your partner changed this plan while you were typing');
    expect(form?.values['what']).toBe('picnic in the park');
    expect((await dates.only()).what?.reveal()).toBe('picnic by the river');
    await sam.submit({});
    expect((await dates.only()).what?.reveal()).toBe('picnic in the park');
  });

  test('a typo on the way hides neither what the other changed meanwhile, nor that one’s note is shared', async () => {
    await dates.plan({ note: 'bring the blanket' });
    await sam.click('Share my note');
    await sam.click('Change');
    await alex.click('Change');
    await alex.submit({ time: '20:00' });
    await sam.submit({ what: 'picnic in the park', day: 'someday' });
    expect((await sam.form())?.problems['day']).toContain('couldn’t read that as a day');
    expect(JSON.stringify(dates.world.platform.forms.get('sam')?.form)).toContain('You’re sharing this one');
    await sam.submit({ day: 'Friday' });
    expect((await sam.form())?.problems['day']).toContain('Your partner changed this plan while you were typing');
    expect((await dates.only()).what?.reveal()).toBe('picnic by the river');
  });

  test('what everyone in the place sees as an event is said so where it is changed', async () => {
    await dates.plan();
    const { id } = await dates.only();
    await dates.world.store.transaction((stores) => stores.dates.setEventWanted(id, true));
    const form = () => JSON.stringify(dates.world.platform.forms.get('sam')?.form);
    await sam.click('Change');
    expect(form()).toContain('It’s also an event, so everyone here will see it.');
    await sam.submit({ day: 'someday' });
    expect(form()).toContain('It’s also an event, so everyone here will see it.');
  });

  test('called off, both read so, and either puts it on again', async () => {
    await dates.plan();
    await alex.click('Call it off');
    expect((await cardWith(sam, 'picnic')).text).toMatch(/^Called off\nIt was planned for Friday 6 November/);
    await cardWith(sam, '@sam, @alex has called off your date.');
    await alex.act(`date.off:${(await dates.only()).id}:room`);
    await sam.act(`date.change:${(await dates.only()).id}`);
    expect(await lastPrivate(sam)).toContain('This date is called off');
    await sam.click('It’s on after all');
    await cardWith(alex, '@alex, @sam says your date is on after all.');
    expect((await cardWith(alex, 'picnic')).text).toContain('You have a date');
    expect((await dates.only()).revision).toBe(3);
  });

  test('once its time has come, nothing about it changes any more', async () => {
    await dates.plan({ day: 'today', time: '16:00' });
    const { id } = await dates.only();
    await sam.click('Change');
    await dates.until('2026-11-02T16:00:00Z');
    await sam.submit({ what: 'too late' });
    expect(await lastPrivate(sam)).toContain('This date is over');
    expect(await lastPrivate(sam)).toContain('"too late"');
    for (const action of [`date.off:${id}:own`, `date.on:${id}:room`, `date.change:${id}`]) {
      await sam.act(action);
      expect(await lastPrivate(sam)).toContain('This date is over');
    }
    expect((await dates.only()).what?.reveal()).toBe('picnic by the river');
  });

  test('another couple’s, and what is no id at all, is in nobody’s list', async () => {
    await dates.plan();
    for (const id of [crypto.randomUUID(), 'x']) {
      for (const action of [
        'open',
        'calendar',
        'off',
        'on',
        'share',
        'change',
        'say',
        'pass',
        'skip',
        'happened',
        'again',
      ]) {
        await sam.act(`date.${action}:${id}`);
        expect(await lastPrivate(sam)).toContain('I can’t find that date in your list');
      }
    }
    await dates.world.guest.click('Change');
    expect(await lastPrivate(dates.world.guest)).toContain('belongs to two other people');
  });

  test('the calendar file follows the plan, and is named after nothing of it', async () => {
    await dates.plan({ note: 'secret gift' });
    const file = async () => {
      await alex.click('For my calendar');
      return (await alex.cards()).findLast(({ files }) => files.length > 0)?.files[0];
    };
    const first = await file();
    expect(first?.name).toBe('event.ics');
    expect(first?.text).toContain('DTSTART:20261106T193000Z');
    expect(first?.text).not.toContain('secret gift');
    await sam.click('Change');
    await sam.submit({ time: '20:00' });
    const second = await file();
    expect(second?.text).toContain('SEQUENCE:2');
    expect(second?.text.match(/UID:.*/)?.[0]).toBe(first?.text.match(/UID:.*/)?.[0]);
    await sam.click('Call it off');
    await alex.click('Take it out of my calendar');
    expect((await alex.cards()).at(-1)?.files[0]?.text).toContain('STATUS:CANCELLED');
    await expectUnseen(sam, 'BEGIN:VCALENDAR');
  });
});

describe('when the platform will not', () => {
  test('words that it refuses open on a press, and both know', async () => {
    dates.world.platform.failures.push({ method: 'post', kind: 'rejected' });
    await dates.plan();
    const card = await cardWith(alex, 'I couldn’t post the words here');
    expect(card.text).not.toContain('picnic');
    await alex.click('Read it');
    expect(await lastPrivate(alex)).toContain('picnic by the river');
    expect(await allText(sam)).toContain('I couldn’t post what one of you wrote');
  });

  test('a card that somebody deleted comes anew with the next change', async () => {
    await dates.plan();
    dates.world.platform.deleteByHand('date-plan:');
    await sam.command('date list');
    await sam.pick((await sam.cards()).at(-1)?.options[0] ?? '');
    await sam.click('Change');
    await sam.submit({ time: '20:00' });
    await cardWith(alex, '20:00');
    expect(dates.posted('date-plan:')).toHaveLength(1);
    expect((await dates.only()).messages.plan?.message).toBe(dates.posted('date-plan:')[0]?.id);
  });

  test('a plan whose card is gone is still called off for the other to hear', async () => {
    await dates.plan();
    dates.world.platform.deleteByHand('date-plan:');
    await sam.act(`date.off:${(await dates.only()).id}:own`);
    await cardWith(alex, '@alex, @sam has called off your date.');
    expect(dates.posted('date-plan:')).toEqual([]);
  });

  test('in a channel that is out of reach, what waited comes once it is back', async () => {
    dates.world.platform.failing.set('post', 'forbidden');
    await dates.plan();
    expect((await dates.couple()).pause?.why).toBe('forbidden');
    dates.world.platform.failing.delete('post');
    await sam.command('checkin resume');
    await dates.world.retryJobs();
    expect(await count(alex, 'picnic by the river')).toBe(1);
  });
});
