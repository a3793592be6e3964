import { type Picked, pickNear } from '../content/pick-near.ts';
import type { PromptWish } from '../content/pick-prompt.ts';
import { depthLimitOf, themesNeverOf } from '../model/couple.ts';
import type { CoupleContext } from './context.ts';

/** What a question is picked by besides what the two have been asked and what both allow. `except` is not to come. */
export type QuestionWish = Pick<PromptWish, 'lastPromptId' | 'ritual' | 'theme' | 'depth' | 'first'> & {
  readonly except?: string;
};

/** A question that both allow, of the wished kind or near it. `null` when there is none at all. */
export async function pickQuestion(context: CoupleContext, wish: QuestionWish): Promise<Picked | null> {
  const { stores, couple, content, random } = context;
  const { except, ...kind } = wish;
  const asked = await stores.checkIns.asked(couple.id);
  const never = await stores.checkIns.never(couple.id);
  return pickNear(
    content.library(couple.partners[0].locale),
    {
      asked,
      never: except === undefined ? never : new Set([...never, except]),
      themesNever: themesNeverOf(couple),
      depthLimit: depthLimitOf(couple),
      ...kind,
    },
    random,
  );
}
