import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disorderOf } from './disorder.ts';
import { percentile } from './percentile.ts';

test('a percentile is the smallest measured value that so many percent do not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect([1, 50, 99, 100].map((percent) => percentile(hundred, percent))).toEqual([1, 50, 99, 100]);
  expect(percentile([3, 1, 2], 50)).toBe(2);
  expect(percentile([7], 99)).toBe(7);
  expect(() => percentile([], 50)).toThrow('no values');
  expect(() => percentile([1], 0)).toThrow('no percentile 0');
});

test('disorder counts the pairs that arrived the wrong way round, and the longest way of one from its place', () => {
  expect(disorderOf([])).toEqual({ inversions: 0, displacement: 0 });
  expect(disorderOf([0, 1, 2, 3])).toEqual({ inversions: 0, displacement: 0 });
  expect(disorderOf([3, 0, 1, 2])).toEqual({ inversions: 3, displacement: 3 });
  expect(disorderOf([3, 2, 1, 0])).toEqual({ inversions: 6, displacement: 3 });
  const shuffled = fc.shuffledSubarray([...Array(30).keys()], { minLength: 30 });
  fc.assert(
    fc.property(shuffled, (all) => {
      const pairs = all.flatMap((one, index) => all.slice(index + 1).filter((later) => later < one));
      expect(disorderOf(all).inversions).toBe(pairs.length);
    }),
  );
});
