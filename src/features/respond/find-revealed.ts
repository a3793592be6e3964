import { z } from 'zod';
import { type Card, text } from '../../card/card.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Prompt } from '../../content/library.ts';
import type { Answer } from '../../model/answer.ts';
import { asRevealed, type RevealedCheckIn } from '../../model/check-in.ts';
import { otherSide } from '../../model/couple.ts';
import type { Response } from '../../model/response.ts';
import { fittingWays, type ReplyCase, replyCase } from '../../model/result.ts';
import type { HelpedWay } from '../../model/way.ts';
import type { CoupleContext } from '../context.ts';
import { promptOf } from '../prompt-of.ts';

/** How often one partner can reply in one way to one check-in. */
export const repliesPerWay = 3;

/** What there is to reply to, and in which ways this partner still can. */
export type ToReply = {
  readonly checkIn: RevealedCheckIn;
  readonly prompt: Prompt;
  readonly answers: readonly [Answer, Answer];
  /** What a reply has to fit. */
  readonly what: ReplyCase;
  readonly left: readonly HelpedWay[];
  /** Whether one warm thing can still be said with a press. */
  readonly warmLeft: boolean;
};

/** A revealed check-in of this couple, locked, with what was replied so far; or why there is none. */
export type Revealed = {
  readonly checkIn: RevealedCheckIn;
  readonly prompt: Prompt;
  readonly responses: readonly Response[];
};

export type Refused = { readonly refusal: Card };

/** Finds what this partner can reply to, or says why there is nothing. */
export async function findToReply(context: CoupleContext, id: string | undefined): Promise<ToReply | Refused> {
  const found = await findRevealed(context, id);
  if ('refusal' in found) return found;
  const { checkIn, prompt, responses } = found;
  const { stores, side } = context;
  const mine = responses.filter((one) => one.side === side);
  const answers = await stores.answers.openAnswers(checkIn);
  const what = replyCase(prompt, answers[side], answers[otherSide(side)]);
  const left = fittingWays(what).filter((way) => mine.filter((one) => one.way === way).length < repliesPerWay);
  const warmLeft = mine.every((one) => one.way !== 'warm');
  if (left.length === 0 && !warmLeft) return refused(context, 'respond.refused-used-up');
  return { checkIn, prompt, answers, what, left, warmLeft };
}

export async function findRevealed(context: CoupleContext, id: string | undefined): Promise<Revealed | Refused> {
  const { stores, couple } = context;
  const parsed = z.uuid().safeParse(id);
  const checkIn = parsed.success ? await stores.checkIns.lock(parsed.data) : null;
  const prompt = checkIn === null ? undefined : await promptOf(context, checkIn);
  if (checkIn === null || checkIn.coupleId !== couple.id || prompt === undefined) {
    return refused(context, 'respond.refused-unknown');
  }
  const revealed = asRevealed(checkIn);
  if (revealed === null) return refused(context, 'respond.refused-sealed');
  return { checkIn: revealed, prompt, responses: await stores.answers.responses(revealed) };
}

export function refused(
  { say }: Pick<CoupleContext, 'say'>,
  key: CopyKey,
  values: Parameters<CoupleContext['say']>[1] = {},
): Refused {
  return { refusal: { title: say.text('respond.refused-title'), tone: 'notice', elements: [text(say(key, values))] } };
}
