import type { Answer } from '../../model/answer.ts';
import type { CheckIn, RevealedCheckIn } from '../../model/check-in.ts';
import type { CoupleId, Side } from '../../model/couple.ts';
import type { Instant, Period } from '../../model/instant.ts';
import type { Response } from '../../model/response.ts';

/** What the two wrote, sealed. `openAnswers` is the only way to both answers, and it takes a revealed check-in. */
export interface AnswerStore {
  /** Sets or replaces one partner's answer. */
  put(checkIn: CheckIn, side: Side, answer: Answer): Promise<void>;
  /** One's own answer, for its author's eyes. */
  own(checkIn: CheckIn, side: Side): Promise<Answer | null>;
  /** Both answers, by side. */
  openAnswers(checkIn: RevealedCheckIn): Promise<readonly [Answer, Answer]>;
  addResponse(checkIn: RevealedCheckIn, response: Response): Promise<void>;
  findResponse(id: string): Promise<Response | null>;
  setResponseMessage(id: string, message: Response['message']): Promise<void>;
  /** Oldest first. */
  responses(checkIn: RevealedCheckIn): Promise<readonly Response[]>;
  /** What one partner wrote, and nothing of the other's: for an export of one's own data. Oldest first. */
  ownResponses(coupleId: CoupleId, side: Side): Promise<readonly Response[]>;
  /** When either replied, in a stretch of time. Ascending; none is opened. */
  respondedIn(coupleId: CoupleId, period: Period): Promise<readonly Instant[]>;
  /** Whether this partner has ever replied to an answer of the other. */
  hasResponded(coupleId: CoupleId, side: Side): Promise<boolean>;
  /** Removes this partner's answers and responses. */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
}
