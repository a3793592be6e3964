import { pickPrompt } from '../../content/pick-prompt.ts';
import { type CheckIn, newCheckIn, openingAfter } from '../../model/check-in.ts';
import { depthLimitOf, themesNeverOf } from '../../model/couple.ts';
import { endOfTime } from '../../model/instant.ts';
import type { CoupleContext } from '../context.ts';

/** Opens a check-in because a partner asked for one, and has it posted. `null` when there is nothing to ask. */
export async function askQuestion(context: CoupleContext): Promise<CheckIn | null> {
  const { stores, couple, side, content, random, now } = context;
  const [last] = await stores.checkIns.history(couple.id, endOfTime, 1);
  const picked = pickPrompt(
    content.library(couple.partners[0].locale),
    {
      asked: await stores.checkIns.asked(couple.id),
      never: await stores.checkIns.never(couple.id),
      themesNever: themesNeverOf(couple),
      depthLimit: depthLimitOf(couple),
      lastPromptId: last?.promptId ?? null,
    },
    random,
  );
  if (picked === null) return null;
  const what = {
    id: context.newId(),
    coupleId: couple.id,
    origin: 'asked',
    promptId: picked.id,
    mode: couple.answers,
  } as const;
  const checkIn = newCheckIn(what, openingAfter(last, now));
  await stores.checkIns.add([checkIn]);
  await stores.jobs.enqueue([{ name: 'post-check-in', checkInId: checkIn.id, by: side }]);
  return checkIn;
}
