import { pickNear } from '../../content/pick-near.ts';
import { type CheckIn, newCheckIn, openingAfter, type Wish } from '../../model/check-in.ts';
import { depthLimitOf, themesNeverOf } from '../../model/couple.ts';
import { endOfTime } from '../../model/instant.ts';
import type { CoupleContext } from '../context.ts';

/** What was asked, and whether it is of the theme and the depth that were wished for. */
export type AskedPrompt = { readonly checkIn: CheckIn; readonly asWished: boolean };

/**
 * Opens a check-in with a question of the wished kind, or near it, and has it posted. Why it is only near is not told,
 * because it could tell what one of them has ruled out. `null` when there is none at all within what both allow.
 */
export async function askPrompt(context: CoupleContext, wish: Wish): Promise<AskedPrompt | null> {
  const { stores, couple, side, content, random, now } = context;
  const [last] = await stores.checkIns.history(couple.id, endOfTime, 1);
  const picked = pickNear(
    content.library(couple.partners[0].locale),
    {
      asked: await stores.checkIns.asked(couple.id),
      never: await stores.checkIns.never(couple.id),
      themesNever: themesNeverOf(couple),
      depthLimit: depthLimitOf(couple),
      lastPromptId: last?.promptId ?? null,
      ...wish,
    },
    random,
  );
  if (picked === null) return null;
  const what = { id: context.newId(), coupleId: couple.id, origin: 'asked', promptId: picked.prompt.id } as const;
  const wished = Object.keys(wish).length === 0 ? {} : { wish };
  const checkIn = newCheckIn({ ...what, ...wished, mode: couple.answers }, openingAfter(last, now));
  await stores.checkIns.add([checkIn]);
  await stores.jobs.enqueue([{ name: 'post-check-in', checkInId: checkIn.id, by: side }]);
  return { checkIn, asWished: picked.asWished };
}
