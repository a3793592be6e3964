import type { Prompt } from '../content/library.ts';
import { type Couple, depthLimitOf, packsOf, themesNeverOf } from '../model/couple.ts';
import type { PromptHistory } from '../port/stores/check-in-store.ts';

/** Whether a question may be asked: it is not withdrawn, and neither of the two rules it out. */
export function bothAllow(prompt: Prompt, couple: Couple, history: Pick<PromptHistory, 'never'>): boolean {
  return prompt.retired !== true && neitherRulesOut(prompt, couple, history);
}

/** Whether what it is about is right for both: neither too deep, nor ruled out by either, nor of a pack that not both want. */
export function neitherRulesOut(prompt: Prompt, couple: Couple, { never }: Pick<PromptHistory, 'never'>): boolean {
  return (
    prompt.depth <= depthLimitOf(couple) &&
    !themesNeverOf(couple).has(prompt.theme) &&
    (prompt.pack === undefined || packsOf(couple).has(prompt.pack)) &&
    !never.has(prompt.id)
  );
}
