import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateIdea } from '../../src/content/library.ts';
import { type DateWish, pickDateIdea } from '../../src/content/pick-date-idea.ts';
import { dateBudgets, dateEnergies, datePlaces, dateTimes } from '../../src/model/date-idea.ts';

const roll = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const ideas = fc
  .array(
    fc.record({
      budget: fc.constantFrom(...dateBudgets),
      time: fc.constantFrom(...dateTimes),
      energy: fc.constantFrom(...dateEnergies),
      place: fc.constantFrom(...datePlaces),
      withdrawn: fc.boolean(),
    }),
    { maxLength: 25 },
  )
  .map((all) =>
    all.map(
      ({ withdrawn, ...one }, index): DateIdea => ({
        ...one,
        id: `i-${index}`,
        text: 'Do something.',
        evidence: 'idea',
        ...(withdrawn ? { retired: true } : {}),
      }),
    ),
  );
const wish: fc.Arbitrary<DateWish> = fc.record({
  budget: fc.option(fc.constantFrom(...dateBudgets)),
  time: fc.option(fc.constantFrom(...dateTimes)),
  energy: fc.option(fc.constantFrom(...dateEnergies)),
  place: fc.option(fc.constantFrom(...datePlaces)),
});

const within = <T>(steps: readonly T[], value: T, most: T | null) =>
  most === null || steps.indexOf(value) <= steps.indexOf(most);

function fits(idea: DateIdea, { budget, time, energy, place }: DateWish): boolean {
  const isThere = place === null ? idea.place !== 'apart' : idea.place === place;
  const asksForNoMore =
    within(dateBudgets, idea.budget, budget) &&
    within(dateTimes, idea.time, time) &&
    within(dateEnergies, idea.energy, energy);
  return idea.retired !== true && isThere && asksForNoMore;
}

/** Presses *Another* so often. */
function press(
  all: readonly DateIdea[],
  wanted: DateWish,
  times: number,
  rolls: readonly number[],
): readonly (DateIdea | null)[] {
  const dateIdeas = new Map(all.map((one) => [one.id, one]));
  const shown = new Map<string, number>();
  const order: (DateIdea | null)[] = [];
  for (let at = 0; at < times; at++) {
    const current = order.at(-1)?.id ?? null;
    const picked = pickDateIdea({ dateIdeas }, wanted, { shown, current }, () => rolls[at % rolls.length] ?? 0);
    order.push(picked);
    if (picked !== null) shown.set(picked.id, at);
  }
  return order;
}

describe('picking an idea', () => {
  it('shows every one that fits before any comes back, and nothing else', () => {
    fc.assert(
      fc.property(ideas, wish, fc.array(roll, { minLength: 1 }), (all, wanted, rolls) => {
        const fitting = all.filter((one) => fits(one, wanted));
        const order = press(all, wanted, fitting.length * 2, rolls);
        expect(new Set(order.slice(0, fitting.length))).toEqual(new Set(fitting));
        expect(order.slice(fitting.length)).toEqual(order.slice(0, fitting.length));
      }),
    );
  });

  it('begins with what takes exactly what the two have', () => {
    fc.assert(
      fc.property(ideas, wish, fc.array(roll, { minLength: 1 }), (all, wanted, rolls) => {
        const likeness = (one: DateIdea | null) =>
          [one?.budget === wanted.budget, one?.time === wanted.time, one?.energy === wanted.energy].filter(Boolean)
            .length;
        const order = press(all, wanted, all.filter((one) => fits(one, wanted)).length, rolls).map(likeness);
        expect(order).toEqual(order.toSorted((a, b) => b - a));
      }),
    );
  });

  it('says so where nothing fits', () => {
    expect(
      pickDateIdea(
        { dateIdeas: new Map() },
        { budget: null, time: null, energy: null, place: null },
        { shown: new Map(), current: null },
        () => 0,
      ),
    ).toBeNull();
  });
});
