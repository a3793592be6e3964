import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dateAt, dayAt } from '../../src/card/write-time.ts';
import { readDate } from '../../src/schedule/read-date.ts';

/** A Wednesday. */
const today = Temporal.PlainDate.from('2026-11-25');

function read(typed: string, locale: string | undefined = 'en', from = today): string {
  const reading = readDate(typed, { today: from, locale });
  return reading.ok ? reading.value.toString() : reading.problem;
}

describe('a day as people type it', () => {
  const readable: readonly (readonly [string, string, string?])[] = [
    ['today', '2026-11-25'],
    ['Tonight', '2026-11-25'],
    ['tomorrow', '2026-11-26'],
    ['the day after tomorrow', '2026-11-27'],
    ['Friday', '2026-11-27'],
    ['fri', '2026-11-27'],
    ['on Friday', '2026-11-27'],
    ['Fri night', '2026-11-27'],
    ['this Saturday', '2026-11-28'],
    ['Wednesday', '2026-11-25'],
    ['next Wednesday', '2026-12-02'],
    ['next friday', '2026-12-04'],
    ['in 3 days', '2026-11-28'],
    ['in a week', '2026-12-02'],
    ['in one week', '2026-12-02'],
    ['in twelve days', '2026-12-07'],
    ['two weeks from now', '2026-12-09'],
    ['in 2 months', '2027-01-25'],
    ['the 5th', '2026-12-05'],
    ['25th', '2026-11-25'],
    ['31st', '2026-12-31'],
    ['Dec 5', '2026-12-05'],
    ['December 5th', '2026-12-05'],
    ['5 December', '2026-12-05'],
    ['the 5th of december', '2026-12-05'],
    ['Sat, Dec 5', '2026-12-05'],
    ['Saturday, 5 December 2026', '2026-12-05'],
    ['June 1', '2027-06-01'],
    ['29 feb', '2028-02-29'],
    ['12/5', '2026-12-05', 'en-US'],
    ['12/5', '2027-05-12', 'en-GB'],
    ['25/12', '2026-12-25', 'en-US'],
    ['5.12.', '2026-12-05'],
    ['5.12.26', '2026-12-05'],
    ['5. Dezember', '2026-12-05', 'de'],
    ['Samstag', '2026-11-28', 'de'],
    ['2026-12-05', '2026-12-05'],
    ['２０２６-12-05', '2026-12-05'],
  ];
  test.each(readable.map(([typed, date, locale = 'en']) => [typed, date, locale] as const))(
    '%s is %s',
    (typed, date, locale) => {
      expect(read(typed, locale)).toBe(date);
    },
  );

  const refused: readonly (readonly [typed: string, problem: string])[] = [
    ['', 'date.day-missing'],
    [' \u00a0', 'date.day-missing'],
    ['soon', 'date.day-unreadable'],
    ['t', 'date.day-unreadable'],
    ['may', 'date.day-unreadable'],
    ['ju 1', 'date.day-unreadable'],
    ['constructor', 'date.day-unreadable'],
    ['in constructor days', 'date.day-unreadable'],
    ['in no days', 'date.day-unreadable'],
    ['two weeks', 'date.day-unreadable'],
    ['1 1 1', 'date.day-unreadable'],
    ['30 feb', 'date.day-impossible'],
    ['2026-13-01', 'date.day-impossible'],
    ['99.99.', 'date.day-impossible'],
    ['Fri, Dec 5', 'date.day-other-weekday'],
    ['5 dec 2029', 'date.day-far'],
    ['in 999 months', 'date.day-far'],
  ];
  test.each(refused)('%j is refused as %s', (typed, problem) => {
    expect(read(typed)).toBe(problem);
  });

  it('has just gone by where its year is left out: nobody means a year ahead by the day before', () => {
    expect(read('nov 24')).toBe('2026-11-24');
    expect(read('5 dec 2025')).toBe('2025-12-05');
    expect(read('jan 3', 'en', Temporal.PlainDate.from('2026-12-30'))).toBe('2027-01-03');
    expect(read('dec 30', 'en', Temporal.PlainDate.from('2027-01-03'))).toBe('2026-12-30');
  });

  it('comes back as the cards write it, on every day of two years, in every part of the world that has a style of its own', () => {
    const ahead = fc.integer({ min: 0, max: 725 });
    const locale = fc.constantFrom('en', 'en-US', 'en-GB', 'en-DE', 'en-IN', 'en-CA', 'de', 'fr', 'es', 'pt-BR', 'nl');
    fc.assert(
      fc.property(ahead, locale, (days, where) => {
        const date = today.add({ days });
        const at = date.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).epochMilliseconds;
        if (days < 300 && where.startsWith('en')) expect(read(dayAt(at, 'UTC', where), where)).toBe(date.toString());
        if (where.startsWith('en')) expect(read(dateAt(at, 'UTC', where), where)).toBe(date.toString());
        expect(read(date.toString(), where)).toBe(date.toString());
      }),
    );
  });

  it('never fails, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (typed) => void read(typed)));
    const word = fc.constantFrom('next', 'in', '31', '2026', '-', '/', '.', 'feb', 'fri', 'the', 'of', 'a', 'th', '0');
    fc.assert(fc.property(fc.array(word), (words) => void read(words.join(' '))));
    fc.assert(fc.property(fc.array(word), (words) => void read(words.join(''))));
  });
});
