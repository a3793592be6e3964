import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateAt } from '../../src/card/write-time.ts';
import { middleOf } from '../../src/model/calendar-day.ts';
import { firstYear, readPastDay } from '../../src/schedule/read-past-day.ts';

/** A Sunday. */
const today = '2026-11-29';
const read = (typed: string, locale = 'en') => readPastDay(typed, { today, locale });

describe('a day as people type it', () => {
  test.each([
    ['today', '2026-11-29'],
    ['Tonight', '2026-11-29'],
    ['this morning', '2026-11-29'],
    ['yesterday', '2026-11-28'],
    ['last night', '2026-11-28'],
    ['the day before yesterday', '2026-11-27'],
    ['3 days ago', '2026-11-26'],
    ['a week ago', '2026-11-22'],
    ['two weeks ago', '2026-11-15'],
    ['a year ago today', '2025-11-29'],
    ['Friday', '2026-11-27'],
    ['on fri', '2026-11-27'],
    ['Sunday', '2026-11-29'],
    ['last Sunday', '2026-11-22'],
    ['2019-05-12', '2019-05-12'],
    ['2019/5/2', '2019-05-02'],
    ['5/12/2019', '2019-05-12'],
    ['5-12-19', '2019-05-12'],
    ['13/5/2019', '2019-05-13'],
    ['5/13/98', '1998-05-13'],
    ['12.5.2019', '2019-05-12'],
    ['12. 5. 2019', '2019-05-12'],
    ['12.5.', '2026-05-12'],
    ['5/12', '2026-05-12'],
    ['12/5', '2025-12-05'],
    ['12 May 2019', '2019-05-12'],
    ['May 12, 2019', '2019-05-12'],
    ['may 12th', '2026-05-12'],
    ['Dec 24', '2025-12-24'],
    ['Sunday, the 12th of May, 2019', '2019-05-12'],
    ['12-May-19', '2019-05-12'],
    ['May 12 ’19', '2019-05-12'],
    ['2019 May 12', '2019-05-12'],
    ['3rd of sept. 2020', '2020-09-03'],
    ['Feb 29', '2024-02-29'],
    ['29 February 2024', '2024-02-29'],
    ['１２ May ２０１９', '2019-05-12'],
    ['1 Jan 1900', '1900-01-01'],
  ])('"%s" is %s', (typed, value) => {
    expect(read(typed)).toEqual({ ok: true, value });
  });

  test.each([
    ['5/12/2019', 'en-GB', '2019-12-05'],
    ['5/12/2019', 'en-US', '2019-05-12'],
    ['5.12.2019', 'en-US', '2019-12-05'],
    ['12. Mai 2019', 'de', '2019-05-12'],
    ['12 märz', 'de', '2026-03-12'],
    ['Freitag', 'de', '2026-11-27'],
    ['12 mai 2019', 'fr', '2019-05-12'],
  ])('"%s" in %s is %s', (typed, locale, value) => {
    expect(read(typed, locale)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'moment.day-missing'],
    [' \u00a0', 'moment.day-missing'],
    ['some day', 'moment.day-unreadable'],
    ['the 12th', 'moment.day-unreadable'],
    ['12 May June', 'moment.day-unreadable'],
    ['12 13 May 2019', 'moment.day-unreadable'],
    ['1 2 3 May', 'moment.day-unreadable'],
    ['5/12/019', 'moment.day-unreadable'],
    ['12-5/2019', 'moment.day-unreadable'],
    ['last week', 'moment.day-unreadable'],
    ['many days ago', 'moment.day-unreadable'],
    ['-3 days ago', 'moment.day-unreadable'],
    ['1.5 days ago', 'moment.day-unreadable'],
    ['99999999999999 years ago', 'moment.day-unreadable'],
    ['constructor', 'moment.day-unreadable'],
    ['May', 'moment.day-which'],
    ['May 2019', 'moment.day-which'],
    ['2019', 'moment.day-which'],
    ['30 February', 'moment.day-impossible'],
    ['29 February 2023', 'moment.day-impossible'],
    ['13/13/2019', 'moment.day-impossible'],
    ['2019-00-10', 'moment.day-impossible'],
    ['0/0', 'moment.day-impossible'],
    ['tomorrow', 'moment.day-unreadable'],
    ['30 November 2026', 'moment.day-ahead'],
    ['12/31/2026', 'moment.day-ahead'],
    ['31 December 1899', 'moment.day-long-ago'],
    ['0019-05-12', 'moment.day-long-ago'],
    ['500 years ago', 'moment.day-long-ago'],
  ])('"%s" cannot be taken: %s', (typed, problem) => {
    expect(read(typed)).toEqual({ ok: false, problem });
  });

  test('a day that is written as cards write it can be read again, wherever its reader lives', () => {
    const first = Date.UTC(firstYear, 0, 1);
    const days = Math.floor((Date.parse(today) - first) / 86_400_000);
    const locales = fc.constantFrom('en', 'en-US', 'en-GB', 'en-DE', 'en-CA', 'en-AU', 'en-IN', 'en-ZA', 'de', 'fr');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: days }), locales, (count, locale) => {
        const value = new Date(first + count * 86_400_000).toISOString().slice(0, 10);
        expect(read(dateAt(middleOf(value), 'UTC', locale), locale)).toEqual({ ok: true, value });
        expect(read(value, locale)).toEqual({ ok: true, value });
      }),
    );
  });

  test('whatever is typed gets a day that is over, or a sentence that says why not', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9 ./-]{0,12}$/)),
        (typed) => {
          const reading = read(typed);
          if (reading.ok) expect(reading.value >= `${firstYear}-01-01` && reading.value <= today).toBe(true);
          else expect(reading.problem).toMatch(/^moment\.day-/);
        },
      ),
    );
  });
});
