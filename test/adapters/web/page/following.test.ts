import { expect, test } from 'vitest';
import { goesAlong } from '../../../../adapters/web/page/following.ts';

const atEnd = { top: 1000, height: 1500, shown: 500 };

test.each([
  ['looks back', { ...atEnd, top: 800 }, true, false],
  ['looked back, and looks on', { ...atEnd, top: 900 }, false, false],
  ['comes to the end again', { ...atEnd, top: 960 }, false, true],
  ['moves to something high that has just come', { top: 1010, height: 2500, shown: 500 }, true, true],
  [
    'is moved by a card above that became small while something came',
    { top: 700, height: 1700, shown: 500 },
    true,
    true,
  ],
  ['looked back when a card above became small', { top: 400, height: 1200, shown: 500 }, false, false],
])('a list that %s', (_, now, following, expected) => {
  expect(goesAlong(now, following ? atEnd : { ...atEnd, top: 800 }, following)).toBe(expected);
});
