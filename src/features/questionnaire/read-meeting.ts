import { asMet, type MeetingId } from '../../model/questionnaire/meeting.ts';
import type { JobContext } from '../context.ts';
import type { Kind, MeetingView, MetView } from './kind.ts';
import { kinds } from './kinds.ts';
import { readMet } from './read-met.ts';

/** With both rounds where they may be seen. */
export type RoomView = MeetingView & { readonly kind: Omit<Kind, 'questionnaire'>; readonly met: MetView | null };

/**
 * What the cards of a meeting depend on, read in one short transaction; `null` when it is erased, when the couple has
 * ended and it is not one of those that closed with that, or when its questionnaire has left the library.
 */
export async function readMeeting(context: JobContext, id: MeetingId): Promise<RoomView | null> {
  return context.store.transaction(async (stores) => {
    const meeting = await stores.meetings.find(id);
    const couple = meeting === null ? null : await stores.couples.find(meeting.coupleId);
    if (meeting === null || couple === null) return null;
    if (couple.ending !== null && meeting.closedAt === null) return null;
    const library = context.content.library(couple.partners[0].locale);
    const questionnaire = library.questionnaires.get(meeting.questionnaire);
    if (questionnaire === undefined) {
      context.log.warn('a questionnaire of a meeting is not in the library', { questionnaire: meeting.questionnaire });
      return null;
    }
    const view = { meeting, couple, library, questionnaire };
    const met = asMet(meeting);
    return {
      ...view,
      kind: kinds[meeting.questionnaire],
      met: met === null ? null : await readMet(stores, { ...view, meeting: met }),
    };
  });
}
