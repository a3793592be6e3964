import { expect, test } from 'vitest';
import { daysInWords, formatInstant, formatZoned, placeOf } from '../../../../adapters/web/page/format-time.ts';

const at = Date.parse('2026-11-02T23:30:00Z');

test('a moment is written in the reader’s own zone', () => {
  expect(formatInstant(at, 'moment', 'Asia/Tokyo', at, 'en-GB')).toBe('Tue 3 Nov, 8:30');
  expect(formatInstant(at, 'time', 'America/New_York', at, 'en-GB')).toBe('18:30');
  expect(formatInstant(at, 'day', 'Europe/Berlin', at, 'en-GB')).toBe('Tuesday 3 November');
});

test('a moment in a given zone names that zone', () => {
  expect(formatZoned(at, 'time', 'America/New_York', 'en-GB')).toBe('18:30 (New York)');
  expect(placeOf('UTC')).toBe('UTC');
  expect(daysInWords([1, 3, 7])).toBe('Mondays, Wednesdays, and Sundays');
});

test.each([
  [-2 * 86_400_000, '2 days ago'],
  [3 * 3_600_000, 'in 3 hours'],
  [90_000, 'in 2 minutes'],
  [0, 'this minute'],
])('%i ms from now is %s', (ms, words) => {
  expect(formatInstant(at + ms, 'relative', 'UTC', at, 'en')).toBe(words);
});
