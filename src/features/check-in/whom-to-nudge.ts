import { type CheckIn, stateOf } from '../../model/check-in.ts';
import { type Couple, type Side, sides } from '../../model/couple.ts';
import { endOfTime, type Instant } from '../../model/instant.ts';
import type { Stores } from '../../port/store.ts';

/**
 * The one who is to be reminded of a question that the other has answered; `null` when nobody is: passed, answered,
 * closed, reminders off, paused, ended, gone, or a newer question has come.
 */
export async function whomToNudge(
  stores: Stores,
  checkIn: CheckIn,
  couple: Couple,
  now: Instant,
): Promise<Side | null> {
  const waiting = sides.filter((side) => checkIn.answeredAt[side] === null);
  const [side] = waiting;
  if (side === undefined || waiting.length === 2 || stateOf(checkIn, now) !== 'open') return null;
  const { nudges, hears, leftAt } = couple.partners[side];
  if (checkIn.passed[side] !== null || !nudges || hears === 'nothing' || leftAt !== null) return null;
  if (couple.pause !== null || couple.ending !== null) return null;
  const [newest] = await stores.checkIns.history(couple.id, endOfTime, 1);
  return newest?.id === checkIn.id ? side : null;
}
