import { asRevealed, stateOf } from '../../model/check-in.ts';
import type { JobContext } from '../context.ts';
import { promptOf } from '../prompt-of.ts';
import { readEarlier } from '../read-earlier.ts';
import type { RoomView } from './room-card.ts';

/** With whether it is the newest of the questions that are open. */
export type PlacedView = RoomView & { readonly isNewest: boolean };

/**
 * What the card in the room depends on, read in one short transaction; `null` when the question has left the
 * library, or when the couple has ended and it is not one of those that closed with that. Answers are opened only where the room may see them.
 */
export async function readRoomView(context: JobContext, checkInId: string): Promise<PlacedView | null> {
  return context.store.transaction(async (stores) => {
    const checkIn = await stores.checkIns.find(checkInId);
    const couple = checkIn === null ? null : await stores.couples.find(checkIn.coupleId);
    if (checkIn === null || couple === null) return null;
    if (couple.ending !== null && stateOf(checkIn, context.now) !== 'closed') return null;
    const library = context.content.library(couple.partners[0].locale);
    const prompt = await promptOf({ stores, library }, checkIn);
    if (prompt === undefined) {
      context.log.warn('a prompt of an open check-in is not in the library', { prompt: checkIn.promptId });
      return null;
    }
    const revealed = asRevealed(checkIn);
    const answers = revealed?.reveal === 'room' ? await stores.answers.openAnswers(revealed) : null;
    const earlier = answers === null ? null : await readEarlier(stores, couple, checkIn);
    const isNewest = (await stores.checkIns.latestOpen(couple.id, context.now))?.id === checkInId;
    return { checkIn, couple, prompt, library, now: context.now, answers, earlier, isNewest };
  });
}
