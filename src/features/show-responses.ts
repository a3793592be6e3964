import { type Element, quote } from '../card/card.ts';
import { person } from '../card/markup.ts';
import { asThread, type Response } from '../model/response.ts';
import type { CoupleContext } from './context.ts';

/** The replies that followed an answer, oldest first, each answer below what was asked back. */
export function showResponses(
  { say, couple }: Pick<CoupleContext, 'say' | 'couple'>,
  responses: readonly Response[],
): readonly Element[] {
  return asThread(responses).map((one) =>
    quote(one.words, say(`history.reply-${one.way}`, { by: person(couple.partners[one.side].user) })),
  );
}
