import type { Couple } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import { closed, type Meeting, meetingFresh, newMeeting, withRound } from '../../model/questionnaire/meeting.ts';
import type { FinishedRound } from '../../model/questionnaire/round.ts';
import type { QuestionnaireId } from '../../model/questionnaire/scheme.ts';
import type { Stores } from '../../port/store.ts';
import type { CoupleContext } from '../context.ts';
import { refreshHeld } from '../held-cards.ts';

/** Brings a finished round in for both to see, once both have; asks the other to, where nobody has yet. */
export async function bringIn(
  { stores, couple, side, now, newId }: CoupleContext,
  round: FinishedRound,
): Promise<void> {
  const { questionnaire } = round;
  const open = await stores.meetings.open(couple.id, questionnaire);
  const what = { id: newId(), coupleId: couple.id, questionnaire, by: side, reveal: couple.reveal } as const;
  const meeting = withRound(open ?? newMeeting(what, now), side, round.id, couple.reveal, now);
  await (open === null ? stores.meetings.add(meeting) : stores.meetings.save(meeting));
  await show(stores, meeting, now);
}

/** Takes back what either brought in: nothing of it is shown any more, the other's neither. */
export async function takeBack(
  { stores, now }: Pick<CoupleContext, 'stores' | 'now'>,
  meeting: Meeting,
): Promise<void> {
  await stores.meetings.save(closed(meeting, now));
  await show(stores, meeting, now);
}

/**
 * Invites both, because it is time again; not while an earlier invitation is fresh. Returns whether it did. The couple
 * must be locked.
 */
export async function invite(
  { stores, now, newId }: { readonly stores: Stores; readonly now: Instant; readonly newId: () => string },
  couple: Couple,
  questionnaire: QuestionnaireId,
): Promise<boolean> {
  const open = await stores.meetings.open(couple.id, questionnaire);
  if (open !== null && now - open.openedAt < meetingFresh) return false;
  if (open !== null) await takeBack({ stores, now }, open);
  const what = { id: newId(), coupleId: couple.id, questionnaire, by: null, reveal: couple.reveal } as const;
  const meeting = newMeeting(what, now);
  await stores.meetings.add(meeting);
  await show(stores, meeting, now);
  return true;
}

/** Has the cards of a meeting brought to what they should show, in the room and where one of them has them. */
export async function show(stores: Stores, { id, coupleId }: Meeting, now: Instant): Promise<void> {
  await stores.jobs.enqueue([{ name: 'show-meeting', coupleId, meetingId: id }]);
  await refreshHeld(stores, 'meeting', id, now);
}
