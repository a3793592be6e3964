import { type Element, quote } from '../card/card.ts';
import { person } from '../card/markup.ts';
import type { Response } from '../model/response.ts';
import type { CoupleContext } from './context.ts';

/** The replies that followed an answer, oldest first. */
export function showResponses(
  { say, couple }: Pick<CoupleContext, 'say' | 'couple'>,
  responses: readonly Response[],
): readonly Element[] {
  return responses.map((one) =>
    quote(one.words, say(`history.reply-${one.way}`, { by: person(couple.partners[one.side].user) })),
  );
}
