import { z } from 'zod';
import { type Card, text } from '../../card/card.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Prompt } from '../../content/library.ts';
import type { Answer } from '../../model/answer.ts';
import { asRevealed, type RevealedCheckIn } from '../../model/check-in.ts';
import { type Way, ways } from '../../model/way.ts';
import type { CoupleContext } from '../context.ts';

/** How often one partner can reply in one way to one check-in. */
export const repliesPerWay = 3;

/** What there is to reply to, and in which ways this partner still can. */
export type ToReply = {
  readonly checkIn: RevealedCheckIn;
  readonly prompt: Prompt;
  readonly answers: readonly [Answer, Answer];
  readonly left: readonly Way[];
};

/** Finds and locks a revealed check-in of this couple, or says why there is nothing to reply to. */
export async function findRevealed(
  context: CoupleContext,
  id: string | undefined,
): Promise<ToReply | { readonly refusal: Card }> {
  const { stores, couple, side, library } = context;
  const parsed = z.uuid().safeParse(id);
  const checkIn = parsed.success ? await stores.checkIns.lock(parsed.data) : null;
  const prompt = checkIn === null ? undefined : library.prompts.get(checkIn.promptId);
  if (checkIn === null || checkIn.coupleId !== couple.id || prompt === undefined) {
    return refused(context, 'respond.refused-unknown');
  }
  const revealed = asRevealed(checkIn);
  if (revealed === null) return refused(context, 'respond.refused-sealed');
  const mine = (await stores.answers.responses(revealed)).filter((one) => one.side === side);
  const left = ways.filter((way) => mine.filter((one) => one.way === way).length < repliesPerWay);
  if (left.length === 0) return refused(context, 'respond.refused-used-up');
  return { checkIn: revealed, prompt, answers: await stores.answers.openAnswers(revealed), left };
}

export function refused({ say }: CoupleContext, key: CopyKey, values: Parameters<CoupleContext['say']>[1] = {}) {
  const card: Card = { title: say.text('respond.refused-title'), tone: 'notice', elements: [text(say(key, values))] };
  return { refusal: card };
}
