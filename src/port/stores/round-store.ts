import type { CoupleId, Side } from '../../model/couple.ts';
import type { MetMeeting } from '../../model/questionnaire/meeting.ts';
import type { FinishedRound, Round, RoundId } from '../../model/questionnaire/round.ts';
import type { QuestionnaireId } from '../../model/questionnaire/scheme.ts';

/**
 * What each partner picked in questionnaires, sealed. Every way to it names whose it is; `openRounds` is the only one to
 * the other's, and it takes a meeting into which both have brought theirs.
 */
export interface RoundStore {
  add(round: Round): Promise<void>;
  /** Saves what was picked, and what came of it. */
  save(round: Round): Promise<void>;
  find(coupleId: CoupleId, side: Side, id: RoundId): Promise<Round | null>;
  /** The one that is not finished. */
  begun(coupleId: CoupleId, side: Side, questionnaire: QuestionnaireId): Promise<Round | null>;
  /** Newest first. */
  finished(
    coupleId: CoupleId,
    side: Side,
    questionnaire: QuestionnaireId,
    most: number,
  ): Promise<readonly FinishedRound[]>;
  /** All of this partner's, oldest first: for a copy of one's own data. */
  all(coupleId: CoupleId, side: Side): Promise<readonly Round[]>;
  /** Both, by side; `null` where its author has had it forgotten. */
  openRounds(meeting: MetMeeting): Promise<readonly [FinishedRound | null, FinishedRound | null]>;
  /** Removes everything that this partner picked. */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
}
