import type { Answer } from '../../model/answer.ts';
import { type CheckIn, withAnswer } from '../../model/check-in.ts';
import { otherSide } from '../../model/couple.ts';
import { day, hour, type Instant } from '../../model/instant.ts';
import { afterQuiet } from '../../schedule/quiet-hours.ts';
import type { CoupleContext } from '../context.ts';

/** How long the one who has not answered is left alone before the one nudge. */
export const nudgeWait = 4 * hour;

/** How long nobody is reminded of a mission, counted from when it was given: all of tomorrow. */
const missionWait = 2 * day;

/**
 * Records this partner's answer to a locked check-in that still takes answers; reveals when it is the second.
 * Returns the check-in as it is now.
 */
export async function recordAnswer(context: CoupleContext, checkIn: CheckIn, answer: Answer): Promise<CheckIn> {
  const { stores, couple, side, now } = context;
  const isChange = checkIn.answeredAt[side] !== null;
  const isFirst = checkIn.answeredAt.every((at) => at === null);
  await stores.answers.put(checkIn, side, answer);
  const answered = withAnswer(checkIn, side, now, couple.reveal);
  const next = isFirst ? { ...answered, nudgeAt: nudgeTime(context, checkIn) } : answered;
  await stores.checkIns.save(next);
  // Whoever answers after all takes back that it should never be asked.
  if (checkIn.passed[side] === 'never') await stores.checkIns.setNever(couple.id, side, checkIn.promptId, false);
  // A change before the reveal shows nowhere in the room, not even as an edit.
  if (!isChange) await stores.jobs.enqueue([{ name: 'refresh-check-in', checkInId: checkIn.id }]);
  if (next.revealedAt !== null && next.reveal === 'private') {
    await stores.jobs.enqueue([{ name: 'whisper-reveal', checkInId: checkIn.id, side: otherSide(side) }]);
  }
  return next;
}

/**
 * Out of the quiet hours by the other's own clock, whether or not there will be a nudge: a pass must not show. Whoever is
 * asked in their quiet hours hears of it after them, and has as long from then on. A mission takes its time: who did theirs
 * at once is no reason to remind the other on the same day.
 */
function nudgeTime({ couple, other, now, library }: CoupleContext, { promptId, openedAt }: CheckIn): Instant {
  const heard = afterQuiet(couple.quietHours, other.zone, now);
  const isMission = library.prompts.get(promptId)?.format === 'mission';
  const at = Math.max(heard + nudgeWait, isMission ? openedAt + missionWait : 0);
  return afterQuiet(couple.quietHours, other.zone, at);
}
