import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Library, Prompt } from '../../src/content/library.ts';
import { isNewAndAllowed, type PromptWish, pickPrompt } from '../../src/content/pick-prompt.ts';
import type { PromptSource } from '../../src/content/schema/prompt.ts';
import type { CalendarTime } from '../../src/model/calendar-time.ts';
import { type Depth, depths, type Theme, themes } from '../../src/model/theme.ts';

const formats = ['words', 'scale', 'this-or-that', 'hot-take', 'rank', 'finish', 'mission'] as const;

type Sketch = {
  readonly theme?: Theme;
  readonly depth?: Depth;
  readonly format?: (typeof formats)[number];
  readonly us?: boolean;
  readonly when?: CalendarTime | undefined;
  readonly opener?: true;
  readonly guess?: true;
  readonly retired?: boolean;
};

const sketch: fc.Arbitrary<Sketch> = fc.record({
  theme: fc.constantFrom(...themes.slice(0, 4)),
  depth: fc.constantFrom(...depths),
  format: fc.constantFrom(...formats),
  us: fc.boolean(),
  when: fc.option(fc.constantFrom('spring' as const, 'birthday' as const), { nil: undefined, freq: 1 }),
  retired: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0),
});
const shelf = fc.array(sketch, { minLength: 1, maxLength: 25 });
const limit = fc.constantFrom(...depths);
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('which questions can come at all', () => {
  it('are those that are not withdrawn, deep enough, ruled out or of another ritual', () => {
    const wishes = fc.record(
      {
        ritual: fc.constant('us' as const),
        when: fc.constantFrom('spring' as const, 'birthday' as const),
        theme: fc.constantFrom(...themes.slice(0, 4)),
        depth: fc.constantFrom(...depths),
      },
      { requiredKeys: [] },
    );
    const ids = fc.array(
      fc.nat(24).map((index) => `q-${index}`),
      { maxLength: 5 },
    );
    const never = fc.array(fc.constantFrom(...themes.slice(0, 4)), { maxLength: 2 });
    fc.assert(
      fc.property(
        shelf,
        limit,
        wishes,
        ids,
        never,
        ids,
        chance,
        (all, depthLimit, more, out, outThemes, asked, roll) => {
          const library = libraryOf(all);
          const wish = {
            ...fresh,
            ...more,
            depthLimit,
            never: new Set(out),
            themesNever: new Set(outThemes),
            packs: new Set<never>(),
            asked: new Map(asked.map((id, index) => [id, index])),
          };
          const eligible = [...library.prompts.values()].filter((prompt) => mayCome(prompt, wish));
          const picked = pickPrompt(library, wish, () => roll);
          if (eligible.length === 0) expect(picked).toBe(null);
          else expect(eligible).toContain(picked);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('hold the questions about the two of them only when that ritual asks', () => {
    const library = libraryOf([{ us: true }, {}]);
    expect(pickPrompt(library, fresh, () => 0.99)?.id).toBe('q-1');
    expect(pickPrompt(library, { ...fresh, ritual: 'us' }, () => 0.99)?.id).toBe('q-0');
  });

  it('hold the questions for a time of the year only when those are wished for', () => {
    const library = libraryOf([{ when: 'spring' }, { when: 'birthday' }, {}]);
    const picks = (when?: CalendarTime) =>
      [0, 0.5, 0.99].map(
        (roll) => pickPrompt(library, when === undefined ? fresh : { ...fresh, when }, () => roll)?.id,
      );
    expect(picks()).toEqual(['q-2', 'q-2', 'q-2']);
    expect(picks('birthday')).toEqual(['q-1', 'q-1', 'q-1']);
    expect(picks('autumn')).toEqual([undefined, undefined, undefined]);
    const all = [...library.prompts.values()].map((prompt) => isNewAndAllowed(prompt, fresh));
    expect(all).toEqual([false, false, true]);
  });
});

describe('the order in which questions come', () => {
  it('brings every one before any comes back, and then the one asked longest ago', () => {
    fc.assert(
      fc.property(shelf, limit, fc.nat(), (all, depthLimit, seed) => {
        const library = libraryOf(all);
        const deck = [...library.prompts.values()].filter((prompt) => mayCome(prompt, { ...fresh, depthLimit }));
        const asked = ask(library, { ...fresh, depthLimit }, deck.length * 2, seed);
        expect(new Set(asked.slice(0, deck.length).map(({ id }) => id)).size).toBe(deck.length);
        if (deck.every((prompt) => prompt.depth < 3))
          expect(asked.slice(deck.length)).toEqual(asked.slice(0, deck.length));
      }),
    );
  });

  it('has no two of depth 3 in a row as long as there are enough others', () => {
    fc.assert(
      fc.property(shelf, fc.nat(), (all, seed) => {
        const library = libraryOf(all);
        const deck = [...library.prompts.values()].filter((prompt) => mayCome(prompt, fresh));
        const deep = deck.filter((prompt) => prompt.depth === 3).length;
        fc.pre(deep <= deck.length - deep + 1);
        const asked = ask(library, fresh, deck.length, seed);
        expect(asked.some((prompt, index) => prompt.depth === 3 && asked[index + 1]?.depth === 3)).toBe(false);
      }),
    );
  });

  it('has no two of depth 3 in a row when questions come back, and there is another', () => {
    const library = libraryOf([{ depth: 3 }, { depth: 3 }, { depth: 1 }]);
    const asked = new Map([
      ['q-0', 1],
      ['q-2', 2],
      ['q-1', 3],
    ]);
    expect(pickPrompt(library, { ...fresh, asked, lastPromptId: 'q-1' }, () => 0)?.id).toBe('q-2');
  });

  it('has two of depth 3 in a row when nothing else is left', () => {
    const library = libraryOf([{ depth: 3 }, { depth: 3 }]);
    expect(pickPrompt(library, { ...fresh, asked: new Map([['q-0', 1]]), lastPromptId: 'q-0' }, () => 0)?.id).toBe(
      'q-1',
    );
  });

  it('brings another theme and another format than the last, where there is a choice', () => {
    const library = libraryOf([
      { theme: 'trust', format: 'words' },
      { theme: 'trust', format: 'scale' },
      { theme: 'dreams', format: 'words' },
      { theme: 'dreams', format: 'scale' },
    ]);
    const since = (...asked: string[]) => ({
      ...fresh,
      asked: new Map(asked.map((id, index) => [id, index])),
      lastPromptId: 'q-0',
    });
    for (const roll of [0, 0.5, 0.99]) {
      expect(pickPrompt(library, since('q-0'), () => roll)?.id).toBe('q-3');
      expect(pickPrompt(library, since('q-3', 'q-0'), () => roll)?.id).toBe('q-2');
      expect(pickPrompt(library, since('q-3', 'q-2', 'q-0'), () => roll)?.id).toBe('q-1');
    }
  });

  it('does not bring a question that was put off today right back, unless it is the last of the deck', () => {
    const library = libraryOf([{}, {}]);
    const wish = { ...fresh, lastPromptId: 'q-0' };
    expect(pickPrompt(library, wish, () => 0)?.id).toBe('q-1');
    expect(pickPrompt(library, { ...wish, asked: new Map([['q-1', 1]]) }, () => 0)?.id).toBe('q-0');
  });

  it('begins with an opener; else with what is light and takes one tap; else with what takes one tap', () => {
    const deep = { format: 'scale', depth: 2 } as const;
    const shelves: readonly (readonly Sketch[])[] = [
      [{ format: 'scale', opener: true }, { format: 'scale' }, deep, {}],
      [{ format: 'scale' }, { format: 'scale', retired: true, opener: true }, deep, {}],
      [{ format: 'hot-take' }, { format: 'rank' }, { format: 'hot-take', guess: true }, { format: 'mission' }],
      [deep, {}, { format: 'finish' }],
      [{}],
    ];
    for (const all of shelves) {
      for (const roll of [0, 0.5, 0.99]) expect(pickPrompt(libraryOf(all), fresh, () => roll)?.id).toBe('q-0');
    }
    const [first = []] = shelves;
    const second = { ...fresh, asked: new Map([['q-0', 1]]), lastPromptId: 'q-0' };
    expect(pickPrompt(libraryOf(first), second, () => 0.99)?.id).toBe('q-3');
  });

  it('puts what is as easy in the place of the first, also where most of the rest is deep or takes words', () => {
    const deep = { format: 'scale', depth: 3 } as const;
    const swapped = { ...fresh, asked: new Map([['q-0', 1]]), lastPromptId: 'q-0', first: true } as const;
    const opener = { format: 'scale', opener: true } as const;
    for (const all of [
      [opener, { format: 'scale' }, {}, {}, deep, deep, deep],
      [opener, opener, { format: 'scale' }, {}],
      [opener, deep, {}, {}],
    ] as const) {
      for (const roll of [0, 0.5, 0.99]) expect(pickPrompt(libraryOf(all), swapped, () => roll)?.id).toBe('q-1');
    }
  });

  it('is the same for the same chance, and differs with it', () => {
    const library = libraryOf(Array.from({ length: 40 }, () => ({})));
    const picks = (seed: number) => ask(library, fresh, 40, seed).map(({ id }) => id);
    expect(picks(7)).toEqual(picks(7));
    expect(picks(7)).not.toEqual(picks(8));
  });
});

const fresh: PromptWish = {
  asked: new Map(),
  never: new Set(),
  themesNever: new Set(),
  packs: new Set(),
  depthLimit: 3,
  lastPromptId: null,
};

function mayCome(prompt: Prompt, wish: PromptWish): boolean {
  const us = prompt.format === 'words' && prompt.ritual === 'us';
  const wanted = wish.theme === undefined || wish.theme === prompt.theme;
  const asDeep = wish.depth === undefined || wish.depth === prompt.depth;
  const out = wish.never.has(prompt.id) || wish.themesNever.has(prompt.theme) || prompt.depth > wish.depthLimit;
  const shelf = us ? 'us' : prompt.when;
  return prompt.retired !== true && shelf === (wish.ritual ?? wish.when) && wanted && asDeep && !out;
}

/** Asks one question after the other, a minute apart. */
function ask(library: Library, wish: PromptWish, times: number, seed: number): readonly Prompt[] {
  const asked = new Map<string, number>();
  const all: Prompt[] = [];
  const random = seeded(seed);
  for (let at = 0; at < times; at++) {
    const picked = pickPrompt(library, { ...wish, asked, lastPromptId: all.at(-1)?.id ?? null }, random);
    if (picked === null) break;
    asked.set(picked.id, at);
    all.push(picked);
  }
  return all;
}

function seeded(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function libraryOf(all: readonly Sketch[]): Library {
  const prompts = all.map((one, index): Prompt => ({ ...promptOf(one, `q-${index}`), theme: one.theme ?? 'trust' }));
  return { prompts: new Map(prompts.map((prompt) => [prompt.id, prompt])) } as unknown as Library;
}

function promptOf({ depth = 1, format = 'words', us, when, retired, opener, guess }: Sketch, id: string): PromptSource {
  const base = {
    id,
    question: 'What now?',
    depth,
    about: 'both',
    mood: 'everyday',
    evidence: 'idea',
    ...(when === undefined ? {} : { when }),
    ...(retired === true ? ({ retired: true } as const) : {}),
  } as const;
  if (us === true) return { ...base, format: 'words', ritual: 'us' };
  if (format === 'scale')
    return { ...base, format, low: 'Little', high: 'Much', ...(opener === true ? { opener } : {}) };
  if (format === 'words') return { ...base, format };
  if (format === 'hot-take') return { ...base, format, ...(guess === true ? { guess } : {}) };
  if (format === 'finish' || format === 'mission') return { ...base, format };
  const options = ['tea', 'coffee'].map((option) => ({ id: option, label: option }));
  return { ...base, format, options };
}
