import type { RevealedCheckIn } from '../../model/check-in.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { Response } from '../../model/response.ts';
import type { HelpedWay } from '../../model/way.ts';
import type { CoupleContext } from '../context.ts';

/** How a reply is given; an answer says to what. */
type How = { readonly way: HelpedWay | 'warm' } | { readonly way: 'answer'; readonly answersTo: string };

/** Keeps a reply to a locked check-in, and has it shown; what it answers no longer asks for an answer. */
export async function recordResponse(
  context: CoupleContext,
  checkIn: RevealedCheckIn,
  how: How,
  words: PartnerWords,
): Promise<void> {
  const { stores, side, now } = context;
  const id = context.newId();
  const response: Response = { id, checkInId: checkIn.id, side, ...how, words, at: now, message: null };
  await stores.answers.addResponse(checkIn, response);
  await stores.jobs.enqueue([
    { name: 'post-response', responseId: id },
    ...('answersTo' in how ? [{ name: 'post-response', responseId: how.answersTo } as const] : []),
  ]);
}
