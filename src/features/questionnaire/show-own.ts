import { type Card, text } from '../../card/card.ts';
import type { FinishedRound } from '../../model/questionnaire/round.ts';
import type { CoupleContext } from '../context.ts';
import type { Kind } from './kind.ts';
import { standingOf } from './standing.ts';
import type { Lead } from './step-cards.ts';

/** A result as its author sees it. */
export async function showOwn(context: CoupleContext, kind: Kind, round: FinishedRound, lead?: Lead): Promise<Card> {
  const { couple, side, stores, say } = context;
  const latest = await stores.rounds.finished(couple.id, side, round.questionnaire, 2);
  const card = kind.ownCard(context, {
    questionnaire: kind.questionnaire,
    round,
    standing: await standingOf(context, round),
    isLatest: latest[0]?.id === round.id,
    hasMore: latest.length > 1,
  });
  return lead === undefined ? card : { ...card, elements: [text(say(lead)), ...card.elements] };
}
