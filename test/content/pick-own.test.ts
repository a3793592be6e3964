import { describe, expect, test } from 'vitest';
import type { Library } from '../../src/content/library.ts';
import { deckWith, pickOwn } from '../../src/content/pick-own.ts';
import { type PromptWish, pickPrompt } from '../../src/content/pick-prompt.ts';
import { type OwnCard, promptIdOf } from '../../src/model/own-prompt.ts';

const library = { prompts: new Map() } as unknown as Library;
const asIs: Omit<PromptWish, 'asked' | 'lastPromptId'> = {
  themesNever: new Set(),
  depthLimit: 3,
  packs: new Set(),
  never: new Set(),
};
const [first, second] = ['a', 'b'].map((letter) => letter.repeat(8).padEnd(36, '-0')) as [string, string];

function card(id: string, version: number, depth: OwnCard['depth'] = 1): OwnCard {
  return { id, promptId: promptIdOf({ id, version }), format: 'words', theme: 'dreams', depth };
}

function picked(own: readonly OwnCard[], asked: readonly string[], more: Partial<PromptWish> = {}): string | null {
  const wish = {
    ...asIs,
    asked: new Map(asked.map((id, at) => [id, at])),
    lastPromptId: asked.at(-1) ?? null,
    ...more,
  };
  return pickOwn(deckWith(library, own, wish), () => 0)?.id ?? null;
}

describe('one that was put differently', () => {
  const before = promptIdOf({ id: first, version: 1 });

  test('is new again, as the one that was never asked is', () => {
    expect(picked([card(first, 1)], [before, 'another'])).toBeNull();
    expect(picked([card(first, 2)], [before, 'another'])).toBe(promptIdOf({ id: first, version: 2 }));
  });

  test('does not follow itself, neither among theirs nor from the deck', () => {
    const own = [card(first, 2), card(second, 1)];
    const deck = deckWith(library, own, { ...asIs, asked: new Map([[before, 1]]), lastPromptId: before });
    for (const chance of [0, 0.49, 0.99])
      expect(pickPrompt(deck.library, deck.wish, () => chance)?.id).toMatch(/^own-b/);
    expect(picked(own, [before])).toMatch(/^own-b/);
    expect(picked([card(first, 2)], [before])).toBeNull();
  });

  test('is as deep as it is now, so that no deep one follows it', () => {
    const own = (depth: OwnCard['depth']) => [card(first, 2, depth), card(second, 1, 3)];
    expect([picked(own(3), [before]), picked(own(2), [before])]).toEqual([null, own(2)[1]?.promptId]);
  });

  test('stays out where it was ruled out before', () => {
    expect(picked([card(first, 2)], [before, 'another'], { never: new Set([before]) })).toBeNull();
  });
});
