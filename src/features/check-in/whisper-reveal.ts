import { asRevealed } from '../../model/check-in.ts';
import type { JobOf } from '../../port/jobs.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import { bringHeld } from '../held-cards.ts';
import { held, whisperKey } from './held-check-in.ts';
import { ownRevealCard } from './own-reveal-card.ts';

/**
 * After a private reveal: both answers for the one who answered first, and waits. The other has just read them. Where
 * the card on which that one waits becomes the reveal, nothing is whispered beside it.
 */
export async function whisperReveal(context: JobContext, { checkInId, side }: JobOf<'whisper-reveal'>): Promise<void> {
  await bringOwn(context, checkInId);
  const found = await context.store.transaction(async (stores) => {
    const checkIn = await stores.checkIns.find(checkInId);
    const revealed = checkIn === null ? null : asRevealed(checkIn);
    const couple = revealed === null ? null : await stores.couples.find(revealed.coupleId);
    if (revealed === null || couple === null || couple.ending !== null) return null;
    return { checkIn: revealed, couple, answers: await stores.answers.openAnswers(revealed) };
  });
  if (found === null) return;
  const { couple } = found;
  const library = context.content.library(couple.partners[side].locale);
  const prompt = library.prompts.get(found.checkIn.promptId);
  if (prompt === undefined) return;
  const card = ownRevealCard({ ...found, library, prompt, side });
  await context.whisper(couple.partners[side].user, couple.room, card, whisperKey(checkInId, side));
}

/** A card that cannot be replaced right now is no reason to let anybody wait. */
async function bringOwn(context: JobContext, checkInId: string): Promise<void> {
  try {
    await bringHeld(context, [held], `check-in:${checkInId}`);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
  }
}
