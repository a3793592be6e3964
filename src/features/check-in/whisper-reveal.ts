import { asRevealed } from '../../model/check-in.ts';
import type { JobOf } from '../../port/jobs.ts';
import { PlatformError } from '../../port/platform-error.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import { bringHeld } from '../held-cards.ts';
import { promptOf } from '../prompt-of.ts';
import { putOff } from '../put-off.ts';
import { readEarlier } from '../read-earlier.ts';
import { held, whisperKey } from './held-check-in.ts';
import { ownRevealCard } from './own-reveal-card.ts';

/**
 * After a private reveal: both answers for the one who answered first, and waits, if that one hears of it by a message of
 * their own; in quiet hours after them. The other has just read them, and whoever is named in the room opens them there.
 */
export async function whisperReveal(context: JobContext, job: JobOf<'whisper-reveal'>): Promise<void> {
  const { checkInId, side } = job;
  await bringOwn(context, checkInId);
  const found = await context.store.transaction(async (stores) => {
    const checkIn = await stores.checkIns.find(checkInId);
    const revealed = checkIn === null ? null : asRevealed(checkIn);
    const couple = revealed === null ? null : await stores.couples.find(revealed.coupleId);
    if (revealed === null || couple === null || couple.ending !== null) return null;
    // Who has replied meanwhile has opened it in the room.
    if ((await stores.answers.responses(revealed)).some((one) => one.side === side)) return null;
    const earlier = await readEarlier(stores, couple, revealed);
    return { checkIn: revealed, couple, answers: await stores.answers.openAnswers(revealed), earlier };
  });
  if (found === null) return;
  const { couple } = found;
  if (job.waited !== true && !howToTell(couple, [side], context.now).direct.includes(side)) return;
  if (await putOff(context, couple, side, { ...job, waited: true })) return;
  const library = context.content.library(couple.partners[side].locale);
  const prompt = await context.store.transaction((stores) => promptOf({ stores, library }, found.checkIn));
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
