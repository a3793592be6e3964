import { expect, test } from 'vitest';
import { monthAt, monthName, periodOf } from '../../src/schedule/months.ts';
import { readMonth } from '../../src/schedule/read-month.ts';

const latest = Temporal.PlainYearMonth.from('2026-11');

test.each([
  ['October', '2026-10'],
  [' oct. ', '2026-10'],
  ['nov', '2026-11'],
  ['December', '2025-12'],
  ['may', '2026-05'],
  ['mar', '2026-03'],
  ['October 2024', '2024-10'],
  ['2024 october', '2024-10'],
  ['2025-02', '2025-02'],
  ['2/2025', '2025-02'],
  ['02.2025', '2025-02'],
  ['12', '2025-12'],
  ['2027-01', '2027-01'],
])('"%s" is %s', (typed, month) => {
  expect(String(readMonth(typed, latest))).toBe(month);
});

test.each(['', 'ma', 'j', '13', '0', '2026', 'October November', '2025 2026', 'Octobers', '2026-13', '🎃'])(
  '"%s" is no month',
  (typed) => {
    expect(readMonth(typed, latest)).toBeNull();
  },
);

test('names are read in the reader’s language too, with and without their accents', () => {
  expect(String(readMonth('Februar', latest, 'de'))).toBe('2026-02');
  expect(String(readMonth('mars', latest, 'fr'))).toBe('2026-03');
  expect(String(readMonth('fevrier', latest, 'fr'))).toBe('2026-02');
  expect(String(readMonth('March', latest, 'fr'))).toBe('2026-03');
  expect(monthName(latest, 'en')).toBe('November 2026');
});

test('a month lasts from its first moment in its zone until the next one’s, also where clocks change in it', () => {
  const hours = (month: string, zone: string) => {
    const { from, until } = periodOf(Temporal.PlainYearMonth.from(month), zone);
    expect(String(monthAt(from, zone))).toBe(month);
    expect(String(monthAt(until - 1, zone))).toBe(month);
    expect(String(monthAt(until, zone))).not.toBe(month);
    return (until - from) / 3_600_000;
  };
  expect(hours('2026-03', 'Europe/Lisbon')).toBe(31 * 24 - 1);
  expect(hours('2026-10', 'Europe/Lisbon')).toBe(31 * 24 + 1);
  expect(hours('2024-02', 'Asia/Kathmandu')).toBe(29 * 24);
  // Samoa left out December 30.
  expect(hours('2011-12', 'Pacific/Apia')).toBe(30 * 24);
});
