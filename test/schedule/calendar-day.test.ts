import { expect, test } from 'vitest';
import { dateOf, dayIn } from '../../src/model/calendar-day.ts';

test('the day is that of the one whose clock it is', () => {
  const now = Date.parse('2026-11-30T23:30:00Z');
  expect([dayIn('America/New_York', now), dayIn('Asia/Tokyo', now)]).toEqual(['2026-11-30', '2026-12-01']);
});

test.each([
  [2028, 2, 29, '2028-02-29'],
  [2026, 2, 29, undefined],
  [2026, 13, 1, undefined],
  [2026, 4, 31, undefined],
  [2026, 0, 1, undefined],
  [2026, 1, 0, undefined],
  [999_999, 1, 1, undefined],
])('%i, month %i, day %i is %s', (year, month, day, date) => {
  expect(dateOf(year, month, day)?.toString()).toBe(date);
});
