import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdays } from '../../src/model/ritual.ts';
import { dayName, readDays } from '../../src/schedule/read-days.ts';

describe('days as people type them', () => {
  it.each([
    ['mon,wed,fri', [1, 3, 5]],
    ['Fri Mon  Wed', [1, 3, 5]],
    ['Tuesdays and Thursdays', [2, 4]],
    ['Mon.', [1]],
    ['th', [4]],
    ['tues/thurs', [2, 4]],
    ['weekdays', [1, 2, 3, 4, 5]],
    ['weekend & wed', [3, 6, 7]],
    ['every day', [1, 2, 3, 4, 5, 6, 7]],
    ['Daily', [1, 2, 3, 4, 5, 6, 7]],
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['sat – mon', [1, 6, 7]],
    ['mon to wed', [1, 2, 3]],
    ['mon, mon', [1]],
  ])('"%s" is read', (typed, days) => {
    expect(readDays(typed)).toEqual({ ok: true, value: days });
  });

  it('are read in the language of the one who types, and in English', () => {
    expect(readDays('Montag, Wed', 'de')).toEqual({ ok: true, value: [1, 3] });
  });

  it.each([
    ['', 'rhythm.days-missing'],
    [' , ', 'rhythm.days-missing'],
    ['someday', 'rhythm.days-unreadable'],
    ['1,3', 'rhythm.days-unreadable'],
    ['mon-wed-fri', 'rhythm.days-unreadable'],
    ['-fri', 'rhythm.days-unreadable'],
    ['t', 'rhythm.days-unclear'],
    ['mon, s', 'rhythm.days-unclear'],
  ])('"%s" is not, and a sentence says why', (typed, problem) => {
    expect(readDays(typed)).toEqual({ ok: false, problem });
  });

  it('are read back from their own names, in any order and language', () => {
    const some = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 });
    fc.assert(
      fc.property(some, fc.constantFrom('en', 'de', 'fr', 'pt', 'es'), (days, locale) => {
        const typed = days.map((day) => dayName(day, locale)).join(', ');
        expect(readDays(typed, locale)).toEqual({ ok: true, value: [...days].sort() });
      }),
    );
  });
});
