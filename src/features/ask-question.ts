import { type CheckIn, newCheckIn, openingAfter, type Wish } from '../model/check-in.ts';
import { endOfTime } from '../model/instant.ts';
import type { CoupleContext } from './context.ts';
import { pickQuestion } from './pick-question.ts';

/** What was asked, and whether it is of the theme and the depth that were wished for. */
export type AskedQuestion = { readonly checkIn: CheckIn; readonly asWished: boolean };

/**
 * Opens a check-in because a partner asked for one, with a question of the wished kind or near it, and has it posted.
 * Why it is only near is not told, because it could tell what one of them has ruled out. `null` when there is none at
 * all within what both allow.
 */
export async function askQuestion(context: CoupleContext, wish: Wish = {}): Promise<AskedQuestion | null> {
  const { stores, couple, side, now } = context;
  const [last] = await stores.checkIns.history(couple.id, endOfTime, 1);
  const picked = await pickQuestion(context, { lastPromptId: last?.promptId ?? null, ...wish });
  if (picked === null) return null;
  const what = { id: context.newId(), coupleId: couple.id, origin: 'asked', promptId: picked.prompt.id } as const;
  const wished = Object.keys(wish).length === 0 ? {} : { wish };
  const checkIn = newCheckIn({ ...what, ...wished, mode: couple.answers }, openingAfter(last, now));
  await stores.checkIns.add([checkIn]);
  await stores.jobs.enqueue([{ name: 'post-check-in', checkInId: checkIn.id, by: side }]);
  return { checkIn, asWished: picked.asWished };
}
