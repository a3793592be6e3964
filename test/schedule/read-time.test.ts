import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from '../../src/schedule/read-time.ts';

describe('a time of day as people type it', () => {
  it.each([
    ['19:30', '19:30'],
    ['7.30pm', '19:30'],
    ['7 pm', '19:00'],
    ['7 P.M.', '19:00'],
    ['730pm', '19:30'],
    ['1930', '19:30'],
    ['07:30', '07:30'],
    ['0:15', '00:15'],
    ['22', '22:00'],
    ['19h', '19:00'],
    ['7h30', '07:30'],
    ['12 am', '00:00'],
    ['12pm', '12:00'],
    ['noon', '12:00'],
    ['Midnight', '00:00'],
    ['９：３０ pm', '21:30'],
  ])('"%s" is %s', (typed, time) => {
    expect(readTime(typed)).toEqual({ ok: true, value: time });
  });

  it.each([
    ['', 'rhythm.time-missing'],
    ['evening', 'rhythm.time-unreadable'],
    ['7:3', 'rhythm.time-unreadable'],
    ['-1:00', 'rhythm.time-unreadable'],
    ['7', 'rhythm.time-unclear'],
    ['7:30', 'rhythm.time-unclear'],
    ['730', 'rhythm.time-unclear'],
    ['12', 'rhythm.time-unclear'],
    ['24:00', 'rhythm.time-impossible'],
    ['19:60', 'rhythm.time-impossible'],
    ['13 pm', 'rhythm.time-impossible'],
    ['0 am', 'rhythm.time-impossible'],
  ])('"%s" is not taken, and a sentence says why', (typed, problem) => {
    expect(readTime(typed)).toEqual({ ok: false, problem });
  });

  it('is read back as it is stored', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), (hours, minutes) => {
        const time = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        expect(readTime(time)).toEqual({ ok: true, value: time });
      }),
    );
  });
});
