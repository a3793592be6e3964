import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Library, Tip } from '../../src/content/library.ts';
import { pickTip } from '../../src/content/pick-tip.ts';
import { type Topic, topics } from '../../src/model/theme.ts';

const some = topics.slice(0, 3);
const shelf = fc.array(
  fc.record({ topic: fc.constantFrom(...some), retired: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0) }),
  { minLength: 1, maxLength: 20 },
);
const roll = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('picking a tip', () => {
  it('shows every one before any comes back, and then those seen longest ago', () => {
    fc.assert(
      fc.property(shelf, fc.array(roll, { minLength: 1 }), (all, rolls) => {
        const library = libraryOf(all);
        const live = [...library.tips.values()].filter((tip) => tip.retired !== true);
        const shown = new Map<string, number>();
        const order: (string | undefined)[] = [];
        for (let at = 0; at < live.length * 2; at++) {
          const picked = pickTip(library, { shown, hidden: new Set() }, () => rolls[at % rolls.length] ?? 0);
          order.push(picked?.id);
          if (picked !== null) shown.set(picked.id, at);
        }
        expect(new Set(order.slice(0, live.length))).toEqual(new Set(live.map(({ id }) => id)));
        expect(order.slice(live.length)).toEqual(order.slice(0, live.length));
      }),
    );
  });

  it('keeps to the topic, and leaves out what is withdrawn or put away', () => {
    const hidden = fc.array(fc.nat(19).map((index) => `t-${index}`));
    const topic = fc.option(fc.constantFrom(...some), { nil: undefined });
    fc.assert(
      fc.property(shelf, hidden, topic, roll, (all, away, wanted, chance) => {
        const library = libraryOf(all);
        const left = [...library.tips.values()].filter(
          (tip) => tip.retired !== true && !away.includes(tip.id) && (wanted === undefined || tip.topic === wanted),
        );
        const wish = { shown: new Map(), hidden: new Set(away), ...(wanted === undefined ? {} : { topic: wanted }) };
        const picked = pickTip(library, wish, () => chance);
        if (left.length === 0) expect(picked).toBe(null);
        else expect(left).toContain(picked);
      }),
    );
  });

  it('never brings by itself what is for the one who asks', () => {
    const library = libraryOf([{ topic: 'outside-help' }, { topic: 'goals' }]);
    const nothing = { shown: new Map([['t-1', 5]]), hidden: new Set<string>() };
    expect([0, 0.5, 0.99].map((chance) => pickTip(library, nothing, () => chance)?.id)).toEqual(['t-1', 't-1', 't-1']);
    expect(pickTip(library, { ...nothing, topic: 'outside-help' }, () => 0)?.id).toBe('t-0');
  });

  it('can show each of those that were not seen', () => {
    const library = libraryOf([{ topic: 'goals' }, { topic: 'goals' }, { topic: 'goals' }]);
    const wish = { shown: new Map([['t-0', 5]]), hidden: new Set<string>() };
    expect([0, 0.49, 0.5, 0.99].map((chance) => pickTip(library, wish, () => chance)?.id)).toEqual([
      't-1',
      't-1',
      't-2',
      't-2',
    ]);
  });
});

function libraryOf(all: readonly { readonly topic: Topic; readonly retired?: boolean }[]): Library {
  const tips = all.map(
    ({ topic, retired }, index): Tip => ({
      id: `t-${index}`,
      idea: 'Look up.',
      why: 'It shows.',
      tryToday: 'Look up once.',
      evidence: 'idea',
      topic,
      ...(retired === true ? { retired: true } : {}),
    }),
  );
  return { tips: new Map(tips.map((tip) => [tip.id, tip])) } as unknown as Library;
}
