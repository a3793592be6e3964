import { asRevealed, stateOf } from '../../model/check-in.ts';
import type { JobContext } from '../context.ts';
import type { RoomView } from './room-card.ts';

/**
 * What the card in the room depends on, read in one short transaction; `null` when the question has left the
 * library, or when the couple has ended and it is not one of those that closed with that. Answers are opened only where the room may see them.
 */
export async function readRoomView(context: JobContext, checkInId: string): Promise<RoomView | null> {
  return context.store.transaction(async (stores) => {
    const checkIn = await stores.checkIns.find(checkInId);
    const couple = checkIn === null ? null : await stores.couples.find(checkIn.coupleId);
    if (checkIn === null || couple === null) return null;
    if (couple.ending !== null && stateOf(checkIn, context.now) !== 'closed') return null;
    const library = context.content.library(couple.partners[0].locale);
    const prompt = library.prompts.get(checkIn.promptId);
    if (prompt === undefined) {
      context.log.warn('a prompt of an open check-in is not in the library', { prompt: checkIn.promptId });
      return null;
    }
    const revealed = asRevealed(checkIn);
    const answers = revealed?.reveal === 'room' ? await stores.answers.openAnswers(revealed) : null;
    return { checkIn, couple, prompt, library, now: context.now, answers };
  });
}

/** Whether a card made from one view would look like a card made from the other. */
export function looksSame(a: RoomView, b: RoomView): boolean {
  return lookOf(a) === lookOf(b);
}

function lookOf({ checkIn, now }: RoomView): string {
  const { promptId, swaps, answeredAt } = checkIn;
  return [promptId, swaps, ...answeredAt.map((at) => at !== null), stateOf(checkIn, now)].join(' ');
}
