import type { Prompt } from '../content/library.ts';
import type { Because } from '../model/because.ts';
import { type CheckIn, newCheckIn, openingAfter, type Wish } from '../model/check-in.ts';
import type { CoupleContext } from './context.ts';
import { newestQuestion } from './newest-question.ts';
import { mayAsk, pickQuestion } from './pick-question.ts';

/** A question, and why it and no other. */
type AskedFor = { readonly prompt: Prompt; readonly because?: Because };

/** What was asked, and whether it is of the theme and the depth that were wished for. */
export type AskedQuestion = { readonly checkIn: CheckIn; readonly asWished: boolean };

/**
 * Opens a check-in because a partner asked for one, with a question of the wished kind or near it, and has it posted.
 * Why it is only near is not told, because it could tell what one of them has ruled out. `null` when there is none at
 * all within what both allow.
 */
export async function askQuestion(context: CoupleContext, wish: Wish = {}): Promise<AskedQuestion | null> {
  const last = await newestQuestion(context);
  const picked = await pickQuestion(context, { lastPromptId: last?.promptId ?? null, ...wish });
  if (picked === null) return null;
  return { checkIn: await openWith(context, picked.prompt, last, wished(wish)), asWished: picked.asWished };
}

/** The same with one question and no other; what comes in its place after a swap is of its theme. `null` as above. */
export async function askThis(context: CoupleContext, prompt: Prompt): Promise<CheckIn | null> {
  if (!(await mayAsk(context, prompt))) return null;
  return openWith(context, prompt, await newestQuestion(context), wished({ theme: prompt.theme }));
}

/** The same with a question that was chosen for the couple already. */
export async function askChosen(context: CoupleContext, { prompt, because }: AskedFor): Promise<CheckIn> {
  return openWith(context, prompt, await newestQuestion(context), because === undefined ? {} : { because });
}

function wished(wish: Wish): Pick<CheckIn, 'wish'> {
  return Object.keys(wish).length === 0 ? {} : { wish };
}

async function openWith(
  { stores, couple, side, now, newId }: CoupleContext,
  prompt: Prompt,
  last: CheckIn | null,
  why: Pick<CheckIn, 'wish' | 'because'>,
): Promise<CheckIn> {
  const what = { id: newId(), coupleId: couple.id, origin: 'asked', promptId: prompt.id } as const;
  const checkIn = newCheckIn({ ...what, ...why, mode: couple.answers }, openingAfter(last ?? undefined, now));
  await stores.checkIns.add([checkIn]);
  await stores.jobs.enqueue([{ name: 'post-check-in', checkInId: checkIn.id, by: side }]);
  return checkIn;
}
