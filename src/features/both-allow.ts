import type { Prompt } from '../content/library.ts';
import { type Couple, depthLimitOf, packsOf, themesNeverOf } from '../model/couple.ts';
import type { PromptHistory } from '../port/stores/check-in-store.ts';

/** Whether a question is one that both allow: neither too deep, nor ruled out by either, nor of a pack that not both want, nor withdrawn. */
export function bothAllow(prompt: Prompt, couple: Couple, { never }: Pick<PromptHistory, 'never'>): boolean {
  return (
    prompt.retired !== true &&
    prompt.depth <= depthLimitOf(couple) &&
    !themesNeverOf(couple).has(prompt.theme) &&
    (prompt.pack === undefined || packsOf(couple).has(prompt.pack)) &&
    !never.has(prompt.id)
  );
}
