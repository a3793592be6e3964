import { type Depth, themes } from '../model/theme.ts';
import type { Library, Prompt } from './library.ts';
import { nearThemes } from './near-themes.ts';
import { type PromptWish, pickPrompt } from './pick-prompt.ts';

/** A question, and whether it is of the theme and the depth that somebody wished for. */
export type Picked = { readonly prompt: Prompt; readonly asWished: boolean };

/**
 * A question of the wished theme and depth that the couple has not had, else one near it. From outside it looks the
 * same whether a theme is used up, or ruled out by the other, or goes deeper than the other wants: nothing of the
 * wished theme comes then, and nothing as deep. `null` when nothing at all is eligible.
 */
export function pickNear(library: Library, wish: PromptWish, random: () => number): Picked | null {
  const first = pickPrompt(library, wish, random);
  const anything = wish.theme === undefined && wish.depth === undefined;
  if (first !== null && (anything || !wish.asked.has(first.id))) return { prompt: first, asWished: true };
  const near = pickInstead(library, wish, random);
  if (near !== null) return { prompt: near, asWished: false };
  return first === null ? null : { prompt: first, asWished: true };
}

/** New ones first: of a near theme, then of any other. One that comes back is better than none. */
function pickInstead(library: Library, wish: PromptWish, random: () => number): Prompt | null {
  const { theme, depth, ...open } = wish;
  const others = themes.filter((one) => one !== theme);
  const rings = theme === undefined ? [themes] : [nearThemes[theme], others];
  const depthLimit = depth === undefined ? wish.depthLimit : lighter(depth, wish.depthLimit);
  const picked = rings.map((ring) => {
    const themesNever = new Set([...wish.themesNever, ...themes.filter((one) => !ring.includes(one))]);
    return pickPrompt(library, { ...open, themesNever, depthLimit }, random);
  });
  return picked.find((one) => one !== null && !wish.asked.has(one.id)) ?? picked.find((one) => one !== null) ?? null;
}

function lighter(wished: Depth, limit: Depth): Depth {
  const less = wished === 3 ? 2 : 1;
  return limit < less ? limit : less;
}
