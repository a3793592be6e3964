import { expect, test } from 'vitest';
import { daysInWords, formatInstant } from '../../../../adapters/web/page/format-time.ts';
import '../words.ts';

const at = Date.parse('2026-11-02T23:30:00Z');

test('a moment is written in the reader’s own zone', () => {
  expect(formatInstant(at, 'moment', 'Asia/Tokyo', at, 'en-GB')).toBe('Tuesday 3 November at 08:30');
  expect(formatInstant(at, 'time', 'America/New_York', at, 'en-US')).toBe('6:30 PM');
  expect(formatInstant(at, 'day', 'Europe/Berlin', at, 'en-GB')).toBe('Tuesday 3 November');
});

test('days of the week are listed by their names', () => {
  expect(daysInWords([1, 3, 7])).toBe('Monday, Wednesday, and Sunday');
});

test.each([
  [-2 * 86_400_000, '2 days ago'],
  [3 * 3_600_000, 'in 3 hours'],
  [90_000, 'in 2 minutes'],
  [0, 'this minute'],
])('%i ms from now is %s', (ms, words) => {
  expect(formatInstant(at + ms, 'relative', 'UTC', at, 'en')).toBe(words);
});
