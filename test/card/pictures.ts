import {
  type Feelings,
  type FeelingsOverMonths,
  feelings,
  feelingsOverMonths,
  type Month,
  monthInReview,
  type Pair,
} from '../../src/card/picture.ts';
import type { UserRef } from '../../src/model/place.ts';
import type { DrawPicture } from '../../src/port/draw-picture.ts';

const steps = ['Hardly at all', 'A little', 'Somewhat', 'Mostly', 'Very much'];

const signs = [
  'We laugh together',
  'I can be myself with you',
  'We make time for each other',
  'You notice how I’m doing',
  'We find our way back after a quarrel',
  'I feel close to you',
  'We look forward to the same things',
];

/** One of each kind, as a feature would build it, about these two. */
export function feelingsOf(people: readonly [UserRef, UserRef]): Feelings {
  const said: readonly Pair[] = [
    [4, 3],
    [3, 3],
    [1, 2],
    [2, null],
    [0, 4],
    [4, 4],
    [null, null],
  ];
  return feelings({
    title: 'How it feels to you both, October 2026',
    people,
    steps,
    rows: signs.map((label, index) => ({ label, at: said[index] ?? [null, null] })),
  });
}

export function feelingsOverMonthsOf(people: readonly [UserRef, UserRef], count = 6): FeelingsOverMonths {
  const names = ['Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct'];
  return feelingsOverMonths({
    title: 'How it felt to you both',
    people,
    steps,
    months: names.slice(-count),
    rows: signs.map((label, row) => ({
      label,
      at: Array.from({ length: count }, (_, month): Pair => {
        if (row === 6 && month === 2) return [null, null];
        return [(row + Math.floor(month / 2)) % 5, row === 3 ? (row + Math.floor(month / 2)) % 5 : (row + month) % 4];
      }),
    })),
  });
}

/** A month of which much is known, as it looks once it is over; other parts of it where they are given. */
export function monthOf(
  people: readonly [UserRef, UserRef],
  changes: Partial<Pick<Month, 'title' | 'counted' | 'felt' | 'direction' | 'weekdays'>> = {},
  when = { year: 2026, month: 10, firstDay: 1 },
): Month {
  const { kind: _, ...felt } = feelingsOverMonthsOf(people);
  return monthInReview(when, {
    title: 'October 2026',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    counted: [
      { what: 'shared', label: 'Shared', days: [1, 5, 8, 12, 15, 16, 17, 19, 22, 26, 29] },
      { what: 'thanked', label: 'Thanks', days: [5, 5, 17, 30] },
      { what: 'done', label: 'Done together', days: [5] },
      { what: 'kept', label: 'Planned or kept', days: [5, 24] },
    ],
    felt,
    ...changes,
  });
}

/** A PNG of one point, for tests that are not about what is on a picture. */
export const drawQuickly: DrawPicture = async () =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
