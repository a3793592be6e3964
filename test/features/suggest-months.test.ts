import { expect, test } from 'vitest';
import { suggestMonths } from '../../src/features/suggest-months.ts';
import { shippedContent } from '../fakes/shipped-content.ts';

const library = (await shippedContent()).library('en');
const proposed = (typed: string) => suggestMonths(typed, library, Date.parse('2026-11-29'));

test('while a month is typed, the latest are proposed, and what was typed', () => {
  expect(proposed('').slice(0, 2)).toEqual([
    { value: '2026-11', label: 'November 2026' },
    { value: '2026-10', label: 'October 2026' },
  ]);
  expect(proposed('')).toHaveLength(24);
  expect(proposed('ma').map(({ label }) => label)).toEqual(['May 2026', 'March 2026', 'May 2025', 'March 2025']);
  expect(proposed('may 2019')).toEqual([{ value: '2019-05', label: 'May 2019' }]);
  expect(proposed('zzz')).toEqual([]);
});
