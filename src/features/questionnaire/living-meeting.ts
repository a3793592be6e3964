import { type CoupleId, sides } from '../../model/couple.ts';
import type { MeetingId } from '../../model/questionnaire/meeting.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import type { TakenBack } from '../retract-living.ts';
import { firstToFinish, goneCard, movedCard, privateCard } from './meeting-cards.ts';
import { readMeeting } from './read-meeting.ts';

/** Which meeting, and whose: erasing the couple finds what was posted by it. */
export type MeetingKey = { readonly coupleId: CoupleId; readonly meetingId: MeetingId };

/** The card that invites: who has brought theirs; in the end a line that leads to what both see. */
export function livingInvitation(context: JobContext, { coupleId, meetingId: id }: MeetingKey): LivingCard {
  const key = `invitation:${coupleId}:${id}`;
  return {
    key,
    read: async () => {
      const view = await readMeeting(context, id);
      if (view === null) return null;
      const { meeting, couple, kind } = view;
      const isOver = meeting.metAt !== null || meeting.closedAt !== null;
      // Over before it could be posted: there is nothing to invite to.
      if (isOver && meeting.message === null) return null;
      const concerned = sides.filter((side) => side !== meeting.by && meeting.rounds[side] === null);
      return {
        room: couple.room,
        message: meeting.message,
        card: kind.invitation(view),
        told: howToTell(couple, concerned, context.now),
        plain: null,
        stub: movedCard(view),
        again: { deleted: false, refused: !isOver, left: !isOver },
        stays: 'no',
      };
    },
    place: (stores, message) => stores.meetings.setMessage(id, message),
    note: async (message, to) => {
      const view = await readMeeting(context, id);
      const notice = view?.meeting.by === null ? 'question-here' : 'reply-here';
      await noteDirectly(context.store, coupleId, to, { notice, about: { kind: 'meeting', id } }, key, message);
    },
  };
}

/** What both see once both have brought theirs: a message of its own. */
export function livingTogether(context: JobContext, { coupleId, meetingId: id }: MeetingKey): LivingCard {
  const key = `together:${coupleId}:${id}`;
  return {
    key,
    read: async () => {
      const view = await readMeeting(context, id);
      if (view === null || view.met === null) return null;
      const { met, meeting, couple, kind } = view;
      return {
        room: couple.room,
        message: meeting.metMessage,
        card: meeting.reveal === 'private' ? privateCard(view) : kind.together(met),
        told: howToTell(couple, [firstToFinish(met)], context.now),
        plain: null,
        stub: movedCard(view),
        again: { deleted: true, refused: true, left: false },
        stays: 'in-step',
      };
    },
    place: (stores, message) => stores.meetings.setMetMessage(id, message),
    note: async (message, to) => {
      const note = { notice: 'reveal-here', about: { kind: 'met', id } } as const;
      await noteDirectly(context.store, coupleId, to, note, key, message);
    },
  };
}

/** The same once either took back what they had brought; `null` where nothing was. */
export async function takenBack(context: JobContext, job: MeetingKey): Promise<TakenBack | null> {
  const view = await readMeeting(context, job.meetingId);
  if (view === null || view.meeting.metAt === null || view.meeting.closedAt === null) return null;
  const { meeting, couple } = view;
  const { key, place } = livingTogether(context, job);
  return { key, place, room: couple.room, message: meeting.metMessage, blank: goneCard(view) };
}
