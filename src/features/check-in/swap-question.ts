import type { CheckIn } from '../../model/check-in.ts';
import { endOfTime } from '../../model/instant.ts';
import type { CoupleContext } from '../context.ts';
import { pickQuestion } from '../pick-question.ts';

/**
 * Puts another question in the place of a locked one that nobody has answered; the old one counts as asked. It is of
 * the kind that was wished for, if it was, and as easy as a first one where it is the first. `null` when there is no other.
 */
export async function swapQuestion(context: CoupleContext, checkIn: CheckIn): Promise<CheckIn | null> {
  const { stores, couple } = context;
  const [, before] = await stores.checkIns.history(couple.id, endOfTime, 2);
  const picked = await pickQuestion(context, {
    lastPromptId: checkIn.promptId,
    except: checkIn.promptId,
    ...(before === undefined ? { first: true } : {}),
    ...checkIn.wish,
    ...(checkIn.origin === 'us' ? { ritual: 'us' } : {}),
  });
  if (picked === null) return null;
  // In a journey it takes the place of that step; what it was asked because of otherwise is gone with it.
  const { because, ...rest } = checkIn;
  const next: CheckIn = {
    ...rest,
    ...(because?.kind === 'journey' ? { because } : {}),
    promptId: picked.prompt.id,
    swaps: checkIn.swaps + 1,
    passed: [null, null],
    nudgeAt: null,
  };
  await stores.checkIns.save(next);
  await stores.jobs.enqueue([{ name: 'refresh-check-in', checkInId: checkIn.id }]);
  return next;
}
