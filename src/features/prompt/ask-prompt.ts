import { pickPrompt } from '../../content/pick-prompt.ts';
import { type CheckIn, newCheckIn, openingAfter } from '../../model/check-in.ts';
import { depthLimitOf, themesNeverOf } from '../../model/couple.ts';
import { endOfTime } from '../../model/instant.ts';
import type { Depth, Theme } from '../../model/theme.ts';
import type { CoupleContext } from '../context.ts';

/** What the question is to be about, where somebody chose. */
export type PromptChoice = { readonly theme?: Theme; readonly depth?: Depth };

/**
 * Opens a check-in with a question of the chosen kind, and has it posted. `null` when there is none within what both
 * allow; why is not told, because it could tell what one of them has ruled out.
 */
export async function askPrompt(context: CoupleContext, choice: PromptChoice): Promise<CheckIn | null> {
  const { stores, couple, content, random, now } = context;
  const [last] = await stores.checkIns.history(couple.id, endOfTime, 1);
  const picked = pickPrompt(
    content.library(couple.partners[0].locale),
    {
      asked: await stores.checkIns.asked(couple.id),
      never: await stores.checkIns.never(couple.id),
      themesNever: themesNeverOf(couple),
      depthLimit: depthLimitOf(couple),
      lastPromptId: last?.promptId ?? null,
      ...choice,
    },
    random,
  );
  if (picked === null) return null;
  const what = { id: context.newId(), coupleId: couple.id, origin: 'asked', promptId: picked.id } as const;
  const checkIn = newCheckIn({ ...what, mode: couple.answers }, openingAfter(last, now));
  await stores.checkIns.add([checkIn]);
  await stores.jobs.enqueue([{ name: 'post-check-in', checkInId: checkIn.id }]);
  return checkIn;
}
