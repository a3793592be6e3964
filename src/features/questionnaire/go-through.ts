import type { Card } from '../../card/card.ts';
import {
  asFinished,
  type FinishedRound,
  hasChanged,
  newRound,
  nextItem,
  type Round,
  settled,
} from '../../model/questionnaire/round.ts';
import type { CoupleContext } from '../context.ts';
import type { Kind } from './kind.ts';
import { bringIn } from './meet.ts';
import { showOwn } from './show-own.ts';
import { introCard, itemCard, type Lead } from './step-cards.ts';

/** Where this partner is: in the middle of it, at a result, or before the first. */
export async function whereTheyAre(context: CoupleContext, kind: Kind): Promise<Card> {
  const { stores, couple, side } = context;
  const { id } = kind.questionnaire;
  const begun = await stores.rounds.begun(couple.id, side, id);
  if (begun !== null) return goOn(context, kind, begun, 'questionnaire.resumed');
  const [latest] = await stores.rounds.finished(couple.id, side, id, 1);
  if (latest === undefined || (await isAskedAnew(context, kind, latest))) return introCard(context, kind);
  return showOwn(context, kind, latest);
}

/** Goes on with the one that is begun, or begins one. */
export async function begin(context: CoupleContext, kind: Kind): Promise<Card> {
  const { stores, couple, side, now, newId } = context;
  const { questionnaire } = kind;
  const begun = await stores.rounds.begun(couple.id, side, questionnaire.id);
  if (begun !== null) return goOn(context, kind, begun, 'questionnaire.resumed');
  const what = { id: newId(), coupleId: couple.id, side, questionnaire: questionnaire.id } as const;
  const round = newRound(what, questionnaire, now);
  await stores.rounds.add(round);
  return goOn(context, kind, round);
}

/**
 * The next item of a round, or its result: a round in which nothing is left to answer is finished, also where what was
 * left has gone from the questionnaire.
 */
export async function goOn(context: CoupleContext, kind: Kind, round: Round, lead?: Lead): Promise<Card> {
  const before = asFinished(round);
  if (before !== null) return showOwn(context, kind, before, lead);
  const { questionnaire } = kind;
  const item = nextItem(questionnaire.items, round);
  if (item !== null) {
    const isOther = lead === 'questionnaire.resumed' && hasChanged(round, questionnaire);
    return itemCard(context, questionnaire, round, item, { lead: isOther ? 'questionnaire.changed' : lead });
  }
  const finished = asFinished(settled(round, questionnaire, context.now));
  if (finished === null) throw new Error(`round ${round.id} has nothing left to answer, and no result`);
  return finish(context, kind, finished);
}

/** Keeps a round that was just finished, and shows its author what came of it. */
export async function finish(context: CoupleContext, kind: Kind, round: FinishedRound): Promise<Card> {
  await context.stores.rounds.save(round);
  if (kind.meetsByItself === true) await bringIn(context, round);
  return showOwn(context, kind, round);
}

/** Both are asked once more, and what this partner said before was not meant for that. */
async function isAskedAnew(
  { stores, couple, side }: CoupleContext,
  kind: Kind,
  latest: FinishedRound,
): Promise<boolean> {
  if (kind.meetsByItself !== true) return false;
  const open = await stores.meetings.open(couple.id, kind.questionnaire.id);
  return open !== null && open.rounds[side] === null && latest.finishedAt < open.openedAt;
}
