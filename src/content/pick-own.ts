import { type OwnCard, ownIdOf } from '../model/own-prompt.ts';
import type { Library, Prompt } from './library.ts';
import { type PromptWish, pickPrompt } from './pick-prompt.ts';

/** How often one of their own comes where they have one that they were not asked yet. */
const share = 0.5;

/**
 * The deck of a couple that has questions of its own: those of the library, and theirs. One that was put differently since
 * it was asked is new to them, and comes again; that it was the last one, or was ruled out, counts for it as it is now.
 */
export function deckWith(library: Library, own: readonly OwnCard[], wish: PromptWish): Deck {
  if (own.length === 0) return { library, wish, own: [] };
  const prompts = own.map(blank);
  const now = (promptId: string) => currentOf(own, promptId)?.promptId ?? promptId;
  const never = new Set([...wish.never].flatMap((id) => [id, now(id)]));
  const lastPromptId = wish.lastPromptId === null ? null : now(wish.lastPromptId);
  return {
    library: { ...library, prompts: new Map([...library.prompts, ...prompts.map((one) => [one.id, one] as const)]) },
    wish: { ...wish, never, lastPromptId },
    own: prompts,
  };
}

export type Deck = { readonly library: Library; readonly wish: PromptWish; readonly own: readonly Prompt[] };

/**
 * A question of their own that they have not had, as often as not where there is one; else `null`, and the deck decides,
 * in which theirs are like any other. It is not the very first question, not the last one put differently, and not a deep
 * one after a deep one.
 */
export function pickOwn({ library, wish, own }: Deck, random: () => number): Prompt | null {
  if (wish.ritual !== undefined || wish.first === true || (wish.asked.size === 0 && wish.lastPromptId === null))
    return null;
  const last = wish.lastPromptId === null ? undefined : library.prompts.get(wish.lastPromptId);
  const isNext = (one: Prompt) => one.id !== last?.id && !(last?.depth === 3 && one.depth === 3);
  const fresh = own.filter((one) => !wish.asked.has(one.id) && isNext(one));
  if (fresh.length === 0) return null;
  const alone = { ...library, prompts: new Map(fresh.map((one) => [one.id, one])) };
  const picked = pickPrompt(alone, wish, random);
  return picked !== null && random() < share ? picked : null;
}

/** A question of theirs without what it says, which nothing is picked by. */
function blank({ promptId, theme, depth, format }: OwnCard): Prompt {
  const base = { id: promptId, question: '', theme, depth, about: 'both', mood: 'everyday', evidence: 'idea' } as const;
  return format === 'words' ? { ...base, format } : { ...base, format, options: [] };
}

function currentOf(own: readonly OwnCard[], promptId: string): OwnCard | undefined {
  const named = ownIdOf(promptId);
  return named === null ? undefined : own.find(({ id }) => id === named.id);
}
