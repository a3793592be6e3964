import type { Library, Prompt } from '../content/library.ts';
import type { Because } from '../model/because.ts';
import type { CheckIn } from '../model/check-in.ts';
import type { Couple, CoupleId } from '../model/couple.ts';
import type { PromptHistory } from '../port/stores/check-in-store.ts';
import type { ChoreContext } from './context.ts';

/** A couple whose next question is to be found. `library` is in the language of their room. */
export type Asked = {
  readonly couple: Couple;
  readonly library: Library;
  readonly history: PromptHistory;
  /** Whether their rhythm asks, or one of the two who wants the next one now. */
  readonly by: 'rhythm' | 'partner';
};

/** What to ask, and why, where that is to be said above it. */
export type NextQuestion = { readonly prompt: Prompt; readonly because?: Because };

/**
 * Where a question may come from that is not picked from the deck. Sources are gone through in the order of the features;
 * each is asked about the couples for whom none before it had anything, all of a batch in a few statements. Whatever
 * both have ruled out holds here too: no theme, no depth and no question that one of them does not want.
 */
export type QuestionSource = {
  readonly next: (couples: readonly Asked[], context: ChoreContext) => Promise<ReadonlyMap<CoupleId, NextQuestion>>;
  /** Its questions are put to their couples, in the same transaction. */
  readonly asked?: (checkIns: readonly CheckIn[], context: ChoreContext) => Promise<void>;
};
