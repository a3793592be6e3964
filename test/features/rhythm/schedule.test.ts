import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadCities } from '../../../adapters/files/load-cities.ts';
import type { Library } from '../../../src/content/library.ts';
import { suggestZoneChoices } from '../../../src/features/rhythm/suggest.ts';
import { alex, cardOf, formOf, RhythmWorld, sam, textOf, valuesOf } from './rhythm-world.ts';

let world: RhythmWorld;

beforeAll(async () => {
  world = await RhythmWorld.open();
});
beforeEach(() => world.begin());
afterAll(() => world.close());

describe('the form', () => {
  it('opens as the rhythm stands, from the command and from a button alike', async () => {
    const form = formOf(await world.command(alex, 'checkin schedule'));
    const expected = { days: ['1', '3', '5'], time: '8:00 PM', zone: 'Lisbon', depth: '2', us: ['off'] };
    expect(valuesOf(form)).toEqual(expected);
    expect(valuesOf(formOf(await world.act(alex, 'rhythm.open')))).toEqual(expected);
  });

  it('holds what the options say', async () => {
    const options = { days: 'weekends', time: '7.30 pm', zone: 'new york' };
    const form = formOf(await world.command(sam, 'checkin schedule', options));
    expect(valuesOf(form)).toMatchObject({ days: ['6', '7'], time: '7:30 PM', zone: 'New York' });
  });

  it('says beside an input which option could not be read, and keeps what was typed', async () => {
    const options = { days: 'someday', time: '7', zone: 'UTC+2' };
    const form = formOf(await world.command(sam, 'checkin schedule', options));
    expect(valuesOf(form)).toMatchObject({ days: ['1', '3', '5'], time: '7', zone: 'UTC+2' });
    const hints = Object.fromEntries(form.inputs.map((input) => [input.name, input.hint]));
    expect(hints['days']).toContain('I couldn’t read those days');
    expect(hints['time']).toContain('Morning or evening?');
    expect(hints['zone']).toContain('That wouldn’t change when the clocks do');
  });

  it('offers the zones of cities and countries while their names are typed', () => {
    const offered = (typed: string) =>
      suggestZoneChoices(typed, { cities: loadCities } as Library).map(({ label }) => label);
    expect(offered('munic')[0]).toBe('Munich (Europe/Berlin)');
    expect(offered('Germany')[0]).toBe('Europe/Berlin');
    expect(offered('Pacific Time')).toEqual(['America/Los Angeles']);
    expect(offered('birmingham').slice(0, 2)).toEqual(['Europe/London', 'America/Chicago']);
    expect(offered('').length).toBe(25);
  });

  it('takes an option of any length', async () => {
    const long = 'x'.repeat(500);
    const form = formOf(await world.command(sam, 'checkin schedule', { days: long, time: long, zone: long }));
    expect(String(valuesOf(form)['time']).length).toBe(100);
  });
});

describe('a rhythm that is saved', () => {
  it('comes at its next occurrence, and the saver sees three of them in the zone of each', async () => {
    const reply = await world.schedule(sam, { days: ['2', '4'], time: '6 pm' });
    expect(reply.kind).toBe('update');
    expect(await world.nextAt()).toBe('2026-11-03T18:00');
    expect(textOf(reply)).toContain('Tuesday and Thursday at 6:00 PM, Lisbon time');
    for (const on of ['Tuesday, November 3', 'Thursday, November 5', 'Tuesday, November 10']) {
      expect(textOf(reply)).toContain(`${on} at 6:00 PM in Lisbon (1:00 PM in New York)`);
    }
    expect(valuesOf(formOf(await world.press(sam, cardOf(reply), 'Change')))).toMatchObject({ days: ['2', '4'] });
  });

  it('is told in the room once, without who chose it and without depth', async () => {
    await world.schedule(sam, { days: ['2', '4'], depth: '1' });
    expect(world.posted.length).toBe(1);
    const [first] = world.posted;
    const text = textOf({ kind: 'shared', card: first?.card ?? { tone: 'calm', elements: [] } });
    expect(text).toContain('Tuesday and Thursday at 8:00 PM');
    expect(text).toContain('Tuesday, November 3 at 8:00 PM in Lisbon (3:00 PM in New York)');
    expect(text).not.toMatch(/light|depth|limit/i);
  });

  it('is not told again when only the own depth limit changed, which stays private', async () => {
    const reply = await world.schedule(alex, { depth: '1' });
    expect(world.posted).toEqual([]);
    expect(textOf(reply)).toContain('I’ll keep questions light');
    const { partners } = await world.couple();
    expect([partners[sam].depthLimit, partners[alex].depthLimit]).toEqual([2, 1]);
  });

  it('switches the us check-in on at the same time, in place of the question of that day, and off again', async () => {
    const reply = await world.schedule(sam, { days: ['1', '5', '7'], us: '7' });
    expect((await world.ritual('us')).on).toBe(true);
    expect(await world.nextAt('us')).toBe('2026-11-08T20:00');
    expect((await world.ritual()).rhythm).toMatchObject({ days: [1, 5] });
    expect(textOf(reply)).toContain('On Sunday, the weekly check-in takes the place of the question.');
    expect(valuesOf(formOf(await world.act(alex, 'rhythm.open')))).toMatchObject({ us: ['7'] });

    await world.schedule(alex, { us: 'off' });
    expect(await world.nextAt('us')).toBe(null);
    expect((await world.ritual('us')).on).toBe(false);
  });

  it('starts for a couple that has none', async () => {
    const question = await world.ritual();
    await world.do(({ rituals }) => rituals.save([{ ...question, on: false, nextAt: null }]));
    const none = await world.command(sam, 'checkin next');
    expect(textOf(none)).toContain('You don’t have a rhythm right now');
    await world.submit(sam, formOf(await world.press(sam, cardOf(none), 'Choose a rhythm')));
    expect(await world.nextAt()).toBe('2026-11-02T20:00');
  });

  it('takes a day for the us check-in that the question is given later, too', async () => {
    await world.schedule(sam, { days: ['1', '5'], us: '7' });
    const reply = await world.schedule(alex, { days: ['1', '5', '7'], us: '7' });
    expect((await world.ritual()).rhythm).toMatchObject({ days: [1, 5] });
    expect(textOf(reply)).toContain('On Sunday, the weekly check-in takes the place of the question.');
  });

  it('leaves a day that both have to both, unless the us check-in moves there in this very form', async () => {
    await world.schedule(sam, { days: ['1', '7'], us: '3' });
    const us = await world.ritual('us');
    await world.do(({ rituals }) => rituals.save([{ ...us, rhythm: { ...us.rhythm, days: [7] } }]));
    const reply = await world.schedule(alex, { days: ['1', '7'], us: '7' });
    expect((await world.ritual()).rhythm).toMatchObject({ days: [1, 7] });
    expect(textOf(reply)).not.toContain('takes the place');
    expect((await world.schedule(alex, { days: ['7'], us: '7' })).kind).toBe('update');
    expect((await world.ritual()).rhythm).toMatchObject({ days: [7] });
    expect((await world.ritual('us')).rhythm).toMatchObject({ days: [7] });
  });

  it('keeps to a pause, and says so', async () => {
    await world.command(alex, 'checkin pause');
    const reply = await world.schedule(sam, { days: ['2'] });
    expect(await world.nextAt()).toBe(null);
    expect(textOf(reply)).toContain('I won’t ask anything until one of you resumes');
    await world.press(sam, cardOf(reply), 'Resume');
    expect(await world.nextAt()).toBe('2026-11-03T20:00');
  });

  it('forgets a skip of times that are no more, and keeps one of times that stayed', async () => {
    await world.command(sam, 'checkin skip');
    await world.schedule(sam, { depth: '3' });
    expect(await world.nextAt()).toBe('2026-11-04T20:00');
    await world.schedule(sam, { time: '21:00' });
    expect(await world.nextAt()).toBe('2026-11-02T21:00');
  });

  it('gives both a zone where the platform tells none', async () => {
    world.forgetZones();
    await world.changePartner(sam, { zone: 'UTC' });
    await world.changePartner(alex, { zone: 'UTC' });
    const question = await world.ritual();
    await world.do(({ rituals }) => rituals.save([{ ...question, rhythm: { ...question.rhythm, zone: 'UTC' } }]));
    const us = await world.ritual('us');
    await world.do(({ rituals }) => rituals.save([{ ...us, rhythm: { ...us.rhythm, zone: 'UTC' } }]));
    await world.schedule(sam, { zone: 'america/denver' });
    expect((await world.couple()).partners.map(({ zone }) => zone)).toEqual(['America/Denver', 'America/Denver']);
  });
});

describe('a rhythm that cannot be saved', () => {
  const wrong = [
    ['no day', { days: [] }, 'days', 'Choose at least one day.'],
    ['a time that is none', { time: 'soon' }, 'time', 'I couldn’t read that as a time'],
    ['a time that could be two', { time: '7:30' }, 'time', 'Morning or evening?'],
    ['a time that no clock shows', { time: '25:00' }, 'time', 'There’s no such time.'],
    ['no time', { time: ' ' }, 'time', 'Choose a time'],
    ['a zone with a slip', { zone: 'Europe/Belrin' }, 'zone', 'Did you mean Europe/Berlin'],
    ['a zone like no other', { zone: 'qqqqqqqq' }, 'zone', 'Write a bigger city nearby, such as Lisbon or New York.'],
    ['an offset', { zone: '+01:00' }, 'zone', 'That wouldn’t change when the clocks do'],
    ['the name of a fixed time', { zone: 'EST' }, 'zone', 'Write a city instead, such as New York.'],
    ['a country with several times', { zone: 'Spain' }, 'zone', 'Write a city: Madrid or Canary.'],
    ['no zone', { zone: '' }, 'zone', 'Name a time zone'],
    [
      'the own quiet hours',
      { time: '23:00' },
      'time',
      'That’s 11:00 PM in Lisbon, inside your quiet hours from 10:00 PM to 8:00 AM.',
    ],
    ["the partner's quiet hours", { time: '10:00' }, 'time', 'That’s 5:00 AM in New York'],
    ['quiet hours on the day of the us check-in', { days: ['1'], time: '11:00', us: '7' }, 'time', 'in New York'],
    ['the only day for both rituals', { days: ['7'], us: '7' }, 'us', 'That’s your only day with a question'],
  ] as const;

  it.each(wrong)('because of %s comes back filled in, with a sentence', async (_why, changes, input, sentence) => {
    const before = [await world.ritual(), await world.ritual('us'), await world.couple()];
    const reply = await world.schedule(sam, changes);
    if (reply.kind !== 'invalid') throw new Error(`not refused: ${reply.kind}`);
    expect(Object.keys(reply.problems)).toEqual([input]);
    expect(reply.problems[input]).toContain(sentence);
    const expected = Object.entries(changes).map(([name, value]) => [name, name === 'us' ? [value] : value]);
    expect(valuesOf(reply.form)).toMatchObject(Object.fromEntries(expected));
    expect([await world.ritual(), await world.ritual('us'), await world.couple()]).toEqual(before);
    expect(world.posted).toEqual([]);
  });

  it('because of a theme that rules the us check-in out says so to whom it concerns, and the other hears nothing of it', async () => {
    await world.changePartner(sam, { themesNever: ['check-ins'] });
    const reply = await world.schedule(sam, { us: '7' });
    expect(reply.kind === 'invalid' && reply.problems['us']).toContain('Your own limits rule out the weekly check-in');
    expect((await world.schedule(alex, { us: '7' })).kind).toBe('update');
  });

  it('names everything that is wrong at once', async () => {
    const reply = await world.schedule(sam, { days: [], time: '', zone: '' });
    expect(reply.kind === 'invalid' && Object.keys(reply.problems).sort()).toEqual(['days', 'time', 'zone']);
  });

  it('does not let one partner learn the depth of the other', async () => {
    await world.changePartner(alex, { depthLimit: 1 });
    expect((await world.schedule(sam, { us: '7' })).kind).toBe('update');
  });
});
