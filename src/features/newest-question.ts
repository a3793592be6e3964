import { type CheckIn, stateOf } from '../model/check-in.ts';
import { endOfTime, hour } from '../model/instant.ts';
import type { CoupleContext } from './context.ts';

/** A question this young that is still open is pointed to, instead of piling up another. */
const recently = 6 * hour;

/** The last question that was put to the couple, whatever became of it. */
export async function newestQuestion({ stores, couple }: CoupleContext): Promise<CheckIn | null> {
  const [last] = await stores.checkIns.history(couple.id, endOfTime, 1);
  return last ?? null;
}

/** Whether they have a question before them. It says the same to both, whoever has answered or passed it. */
export function isRecentlyOpen({ now }: CoupleContext, last: CheckIn | null): last is CheckIn {
  return last !== null && stateOf(last, now) === 'open' && now - last.openedAt < recently;
}
