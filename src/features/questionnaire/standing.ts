import { otherSide } from '../../model/couple.ts';
import { asMet, isOpen } from '../../model/questionnaire/meeting.ts';
import type { FinishedRound } from '../../model/questionnaire/round.ts';
import type { CoupleContext } from '../context.ts';
import type { Standing } from './kind.ts';

/** How far back a result looks for the meeting that it was brought into. */
export const lookBack = 12;

/** How a result stands with the other: whether it was brought in, and whether theirs was. */
export async function standingOf({ stores, side }: CoupleContext, round: FinishedRound): Promise<Standing> {
  const { coupleId, questionnaire } = round;
  const open = await stores.meetings.open(coupleId, questionnaire);
  if (open !== null && isOpen(open)) {
    if (open.rounds[side] === round.id) return { kind: 'waiting', meeting: open };
    if (open.rounds[otherSide(side)] !== null) return { kind: 'asked', meeting: open };
  }
  const met = await stores.meetings.met(coupleId, questionnaire, lookBack);
  const found = met.find(({ rounds }) => rounds[side] === round.id);
  const meeting = found === undefined ? null : asMet(found);
  if (meeting === null) return { kind: 'alone' };
  const rounds = await stores.rounds.openRounds(meeting);
  return { kind: 'met', meeting, theirs: rounds[otherSide(side)] };
}
