import type { CoupleId, Side } from '../../model/couple.ts';
import type { Instant, Period } from '../../model/instant.ts';
import type { Meeting, MeetingId, MetMeeting } from '../../model/questionnaire/meeting.ts';
import type { QuestionnaireId } from '../../model/questionnaire/scheme.ts';

/** Where the two meet over their questionnaires; never what they picked. */
export interface MeetingStore {
  add(meeting: Meeting): Promise<void>;
  /** Saves everything but the messages. */
  save(meeting: Meeting): Promise<void>;
  setMessage(id: MeetingId, message: Meeting['message']): Promise<void>;
  setMetMessage(id: MeetingId, message: Meeting['metMessage']): Promise<void>;
  find(id: MeetingId): Promise<Meeting | null>;
  /** The one that still waits for somebody. */
  open(coupleId: CoupleId, questionnaire: QuestionnaireId): Promise<Meeting | null>;
  /** Leaves no trace of what this partner asked for or brought in; what is met stays so. */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
  /** Those that were met before a moment and not taken back, newest first. Without one, all of them. */
  met(
    coupleId: CoupleId,
    questionnaire: QuestionnaireId,
    most: number,
    before?: Instant,
  ): Promise<readonly MetMeeting[]>;
  /** When those were met, in a stretch of time. Ascending. */
  metIn(coupleId: CoupleId, questionnaire: QuestionnaireId, period: Period): Promise<readonly Instant[]>;
}
