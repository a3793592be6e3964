import { expect, test } from 'vitest';
import { comesBackAround, isTurnOfYear, seasonOf } from '../../src/schedule/calendar-times.ts';

test('the year turns from December 27 to January 6', () => {
  expect(['12-26', '12-27', '12-31', '01-01', '01-06', '01-07'].map((day) => isTurnOfYear(`2026-${day}`))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test('a season is three whole months, and the other one on the other half of the earth', () => {
  const months = Array.from({ length: 12 }, (_, at) => `2027-${String(at + 1).padStart(2, '0')}-15`);
  expect(months.map((day) => seasonOf(day, 'north'))).toEqual(
    'winter winter spring spring spring summer summer summer autumn autumn autumn winter'.split(' '),
  );
  expect(months.map((day) => seasonOf(day, 'south'))).toEqual(
    'summer summer autumn autumn autumn winter winter winter spring spring spring summer'.split(' '),
  );
  expect(['2028-02-29', '2028-03-01'].map((day) => seasonOf(day, 'north'))).toEqual(['winter', 'spring']);
});

test('a day comes back from three days before it until three days after it, in every later year', () => {
  const near = (...days: readonly string[]) => days.filter((today) => comesBackAround('2020-06-10', today));
  expect(near('2026-06-06', '2026-06-07', '2026-06-10', '2026-06-13', '2026-06-14')).toEqual([
    '2026-06-07',
    '2026-06-10',
    '2026-06-13',
  ]);
  expect(near('2020-06-10', '2020-06-12', '2019-06-10', '2021-06-10')).toEqual(['2021-06-10']);
});

test('a day around the turn of the year is near on both of its sides', () => {
  const days = ['2025-12-28', '2025-12-29', '2026-01-04', '2026-01-05'];
  expect(days.filter((today) => comesBackAround('2019-01-01', today))).toEqual(['2025-12-29', '2026-01-04']);
  expect(comesBackAround('2019-12-31', '2026-01-02')).toBe(true);
  // Its first return is a year later: two days after it, in another year, is not that.
  expect(comesBackAround('2025-12-31', '2026-01-02')).toBe(false);
  expect(comesBackAround('2026-01-01', '2026-12-30')).toBe(true);
});

test('a leap day comes back on February 28 where there is none', () => {
  const days = ['2027-02-24', '2027-02-25', '2027-03-03', '2027-03-04', '2028-02-25', '2028-02-26', '2028-03-03'];
  expect(days.filter((today) => comesBackAround('2020-02-29', today))).toEqual([
    '2027-02-25',
    '2027-03-03',
    '2028-02-26',
    '2028-03-03',
  ]);
});
