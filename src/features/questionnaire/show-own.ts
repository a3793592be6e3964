import { type Card, text } from '../../card/card.ts';
import type { FinishedRound } from '../../model/questionnaire/round.ts';
import type { CoupleContext } from '../context.ts';
import type { Kind, OwnView } from './kind.ts';
import { standingOf } from './standing.ts';
import type { Lead } from './step-cards.ts';

/** A result as its author sees it. */
export async function showOwn(context: CoupleContext, kind: Kind, round: FinishedRound, lead?: Lead): Promise<Card> {
  const card = kind.ownCard(context, await viewOwn(context, kind, round));
  return lead === undefined ? card : { ...card, elements: [text(context.say(lead)), ...card.elements] };
}

/** What a card about a result depends on. */
export async function viewOwn(context: CoupleContext, kind: Kind, round: FinishedRound): Promise<OwnView> {
  const { couple, side, stores } = context;
  const latest = await stores.rounds.finished(couple.id, side, round.questionnaire, 2);
  const monthly = round.questionnaire === 'pulse' ? await stores.rituals.find(couple.id, 'pulse') : null;
  return {
    questionnaire: kind.questionnaire,
    round,
    standing: await standingOf(context, round),
    isLatest: latest[0]?.id === round.id,
    hasMore: latest.length > 1,
    comesMonthly: monthly?.on ?? null,
  };
}
