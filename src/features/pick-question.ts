import type { Prompt } from '../content/library.ts';
import { type Picked, pickNear } from '../content/pick-near.ts';
import { deckWith, pickOwn } from '../content/pick-own.ts';
import { isNewAndAllowed, type PromptWish } from '../content/pick-prompt.ts';
import { depthLimitOf, packsOf, themesNeverOf } from '../model/couple.ts';
import type { CoupleContext } from './context.ts';

/** What a question is picked by besides what the two have been asked and what both allow. `except` is not to come. */
export type QuestionWish = Pick<PromptWish, 'lastPromptId' | 'ritual' | 'theme' | 'depth' | 'first'> & {
  readonly except?: string;
};

/** A question that both allow, of the wished kind or near it. `null` when there is none at all. */
export async function pickQuestion(context: CoupleContext, wish: QuestionWish): Promise<Picked | null> {
  const { couple, content, random, stores } = context;
  const { except, ...kind } = wish;
  const both = await whatBothAllow(context);
  const never = except === undefined ? both.never : new Set([...both.never, except]);
  const own = (await stores.ownPrompts.decks([couple.id])).get(couple.id) ?? [];
  const deck = deckWith(content.library(couple.partners[0].locale), own, { ...both, never, ...kind });
  const theirs = pickOwn(deck, random);
  return theirs === null ? pickNear(deck.library, deck.wish, random) : { prompt: theirs, asWished: true };
}

/** Whether both allow this very question, and have not had it. Which of these it is that stands in the way is not told. */
export async function mayAsk(context: CoupleContext, prompt: Prompt): Promise<boolean> {
  return isNewAndAllowed(prompt, await whatBothAllow(context));
}

async function whatBothAllow({ stores, couple }: CoupleContext) {
  const asked = await stores.checkIns.asked(couple.id);
  const never = await stores.checkIns.never(couple.id);
  return { asked, never, themesNever: themesNeverOf(couple), depthLimit: depthLimitOf(couple), packs: packsOf(couple) };
}
