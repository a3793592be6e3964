import type { Card } from '../../card/card.ts';
import type { Answer } from '../../model/answer.ts';
import { asRevealed, type CheckIn } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';
import { readEarlier } from '../read-earlier.ts';
import type { OpenCheckIn } from './open-check-in.ts';
import { ownCard } from './own-cards.ts';
import { recordAnswer } from './record-answer.ts';
import { justRevealedCard } from './revealed-cards.ts';

/** Records an answer and shows its author what came of it: a sealed copy, or the reveal. */
export async function giveAnswer(context: CoupleContext, open: OpenCheckIn, given: Answer): Promise<Card> {
  const checkIn = await recordAnswer(context, open.checkIn, given);
  return (await revealedCard(context, open, checkIn)) ?? ownCard(context, { ...open, checkIn, answer: given });
}

async function revealedCard(context: CoupleContext, { prompt }: OpenCheckIn, checkIn: CheckIn): Promise<Card | null> {
  const revealed = asRevealed(checkIn);
  if (revealed === null) return null;
  const answers = await context.stores.answers.openAnswers(revealed);
  const earlier = await readEarlier(context.stores, context.couple, revealed);
  return justRevealedCard(context, { checkIn: revealed, answers, earlier, prompt, responses: [] });
}
