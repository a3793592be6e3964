import type { RevealedCheckIn } from '../../model/check-in.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { Way } from '../../model/way.ts';
import type { CoupleContext } from '../context.ts';

/** Keeps a reply to a locked check-in, and has it shown. */
export async function recordResponse(
  context: CoupleContext,
  checkIn: RevealedCheckIn,
  way: Way,
  words: PartnerWords,
): Promise<void> {
  const { stores, side, now } = context;
  const id = context.newId();
  await stores.answers.addResponse(checkIn, { id, checkInId: checkIn.id, side, way, words, at: now, message: null });
  await stores.jobs.enqueue([{ name: 'post-response', responseId: id }]);
}
