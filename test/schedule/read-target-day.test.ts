import { expect, test } from 'vitest';
import { readTargetDay } from '../../src/schedule/read-target-day.ts';

/** A Monday. */
const today = Temporal.PlainDate.from('2026-11-30');
const read = (typed: string, locale = 'en-US') => {
  const reading = readTargetDay(typed, today, locale);
  return reading.ok ? reading.value : reading.problem;
};

test.each([
  ['2027-06-12', '2027-06-12'],
  ['June 12, 2027', '2027-06-12'],
  ['12 June 2027', '2027-06-12'],
  ['by the 12th of June', '2027-06-12'],
  ['Dec 1', '2026-12-01'],
  ['6/12/2027', '2027-06-12'],
  ['6/12', '2027-06-12'],
  ['12.6.2027', '2027-06-12'],
  ['12.6.', '2027-06-12'],
  ['6/12/27', '2027-06-12'],
  ['June 2027', '2027-06-30'],
  ['end of June', '2027-06-30'],
  ['November', '2026-11-30'],
  ['2028', '2028-12-31'],
  ['Feb 29', '2028-02-29'],
  ['today', '2026-11-30'],
  ['Tomorrow', '2026-12-01'],
  ['Friday', '2026-12-04'],
  ['by Friday', '2026-12-04'],
  ['next Friday', '2026-12-11'],
  ['on Monday', '2026-12-07'],
  ['the day after tomorrow', '2026-12-02'],
  ['in three months', '2027-02-28'],
  ['in twelve days', '2026-12-12'],
  ['in 10 days', '2026-12-10'],
  ['next week', '2026-12-07'],
  ['a year', '2027-11-30'],
])('%s is %s', (typed, day) => {
  expect(read(typed)).toBe(day);
});

test.each([
  ['6/12/2027', 'en-GB', '2027-12-06'],
  ['12. Juni 2027', 'de', '2027-06-12'],
  ['12/6/2027', 'pt-BR', '2027-06-12'],
])('%s as it is read in %s is %s', (typed, locale, day) => {
  expect(read(typed, locale)).toBe(day);
});

test.each([
  ['soon', 'goal.day-unreadable'],
  ['', 'goal.day-unreadable'],
  ['constructor', 'goal.day-unreadable'],
  ['June or July', 'goal.day-unreadable'],
  ['weekdays', 'goal.day-unreadable'],
  ['in umpteen weeks', 'goal.day-unreadable'],
  ['12 13 June', 'goal.day-unreadable'],
  ['February 30', 'goal.day-impossible'],
  ['2027-13-01', 'goal.day-impossible'],
  ['November 29, 2026', 'goal.day-past'],
  ['2020', 'goal.day-past'],
  ['2077', 'goal.day-far'],
  ['in 9999 years', 'goal.day-far'],
])('%s is no day to aim for: %s', (typed, problem) => {
  expect(read(typed)).toBe(problem);
});
