import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prompt } from '../../src/content/library.ts';
import { nearThemes } from '../../src/content/near-themes.ts';
import { pickNear } from '../../src/content/pick-near.ts';
import type { PromptWish } from '../../src/content/pick-prompt.ts';
import { type Depth, depths, type Theme, themes } from '../../src/model/theme.ts';
import { shippedContent } from '../fakes/shipped-content.ts';

const library = (await shippedContent()).library('en');
const all = [...library.prompts.values()].filter(
  (one) => one.apart === undefined && one.pack === undefined && !(one.format === 'words' && one.ritual === 'us'),
);

const nothing: PromptWish = {
  asked: new Map(),
  never: new Set(),
  themesNever: new Set(),
  packs: new Set(),
  depthLimit: 3,
  lastPromptId: null,
};

const theme = fc.constantFrom(...themes);
const depth = fc.constantFrom(...depths);
const wished = fc.record({ theme, depth }, { requiredKeys: [] });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
/** Questions that were asked before, and the last of them. */
const past = fc.subarray(all, { maxLength: 120 });

describe('a question of the kind that somebody wished for', () => {
  it('is of that kind as long as there is a new one', () => {
    fc.assert(
      fc.property(wished, past, chance, (wish, before, roll) => {
        const fresh = all.filter((one) => isAsWished(one, wish) && !before.includes(one));
        const picked = pickNear(library, { ...nothing, ...wish, asked: askedOf(before) }, () => roll);
        if (picked === null) throw new Error('there is always something');
        const open = Object.keys(wish).length === 0;
        expect(picked.asWished).toBe(open || fresh.length > 0);
        if (fresh.length > 0) expect(fresh).toContain(picked.prompt);
        else if (!open) expect(isAsWished(picked.prompt, wish)).toBe(false);
      }),
    );
  });

  it('is of a near theme where there is none, and never of one that is ruled out, or deeper than both allow', () => {
    fc.assert(
      fc.property(theme, fc.subarray([...themes], { maxLength: 11 }), depth, chance, (wish, out, depthLimit, roll) => {
        const themesNever = new Set([wish, ...out]);
        const picked = pickNear(library, { ...nothing, theme: wish, themesNever, depthLimit }, () => roll)?.prompt;
        const fits = (one: Prompt) => !themesNever.has(one.theme) && one.depth <= depthLimit;
        const near = all.filter((one) => fits(one) && nearThemes[wish].includes(one.theme));
        expect(near.length > 0 ? near : all.filter(fits)).toContain(picked);
      }),
    );
  });

  it('looks the same to the one who asked whether it was used up or the other has ruled it out', () => {
    fc.assert(
      fc.property(theme, fc.option(depth, { nil: undefined }), past, chance, (one, deep, before, roll) => {
        const wish = { ...nothing, theme: one, ...(deep === undefined ? {} : { depth: deep }), lastPromptId: 'none' };
        const others = before.filter((prompt) => prompt.theme !== one);
        const usedUp = { ...wish, asked: askedOf([...all.filter((prompt) => prompt.theme === one), ...others]) };
        const ruledOut = { ...wish, asked: askedOf(others, usedUp.asked), themesNever: new Set([one]) };
        expect(pickNear(library, ruledOut, () => roll)).toEqual(pickNear(library, usedUp, () => roll));
      }),
    );
  });

  it('looks the same whether that depth was used up or is deeper than the other wants', () => {
    const deeper = fc.constantFrom(2 as const, 3 as const);
    fc.assert(
      fc.property(deeper, fc.option(theme, { nil: undefined }), past, chance, (deep, one, before, roll) => {
        const wish = { ...nothing, depth: deep, ...(one === undefined ? {} : { theme: one }) };
        const of = (prompt: Prompt) => prompt.depth >= deep;
        const usedUp = { ...wish, asked: askedOf([...all.filter(of), ...before.filter((prompt) => !of(prompt))]) };
        const limited = { ...usedUp, depthLimit: (deep - 1) as Depth };
        expect(pickNear(library, limited, () => roll)).toEqual(pickNear(library, usedUp, () => roll));
      }),
    );
  });

  it('comes back where nothing else is left, and there is none where nothing is', () => {
    const only = { ...nothing, theme: 'trust' as const, themesNever: new Set(themes.filter((one) => one !== 'trust')) };
    expect(pickNear(library, { ...only, asked: askedOf(all) }, () => 0)?.prompt.theme).toBe('trust');
    expect(pickNear(library, { ...only, themesNever: new Set(themes) }, () => 0)).toBeNull();
  });
});

describe('the themes that are near', () => {
  it.each(themes)('%s has three others', (one) => {
    expect(new Set(nearThemes[one]).size).toBe(3);
    expect(nearThemes[one]).not.toContain(one);
  });
});

function isAsWished(prompt: Prompt, wish: { readonly theme?: Theme; readonly depth?: Depth }): boolean {
  return (wish.theme ?? prompt.theme) === prompt.theme && (wish.depth ?? prompt.depth) === prompt.depth;
}

/** One after the other; or when they were asked in another past. */
function askedOf(prompts: readonly Prompt[], like?: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map(prompts.map(({ id }, index) => [id, like?.get(id) ?? index]));
}
