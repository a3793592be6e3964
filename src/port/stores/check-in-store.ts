import type { Because } from '../../model/because.ts';
import type { CheckIn, CheckInId } from '../../model/check-in.ts';
import type { CoupleId, Side } from '../../model/couple.ts';
import type { Instant, Period } from '../../model/instant.ts';

/** What is known of the questions that a couple was asked. */
export type PromptHistory = {
  /** When each prompt was last asked of this couple. */
  readonly asked: ReadonlyMap<string, Instant>;
  /** Prompts that either of the two never wants to see again. */
  readonly never: ReadonlySet<string>;
  /** The prompt that was asked last, if any. */
  readonly lastPromptId: string | null;
};

/** That a couple was asked something, at the very moment that `PromptHistory.asked` names. */
export type Asking = { readonly coupleId: CoupleId; readonly promptId: string; readonly at: Instant };

export interface CheckInStore {
  /** Adds them and records their prompts as asked of the couple at `openedAt`; one statement each, however many. */
  add(checkIns: readonly CheckIn[]): Promise<void>;
  /** Saves everything but the messages. A changed `promptId` (a swap) is recorded as asked. */
  save(checkIn: CheckIn): Promise<void>;
  setMessage(id: CheckInId, message: CheckIn['message']): Promise<void>;
  setRevealMessage(id: CheckInId, message: CheckIn['revealMessage']): Promise<void>;
  find(id: CheckInId): Promise<CheckIn | null>;
  /** Like `find`, and nobody else changes it until the transaction ends. */
  lock(id: CheckInId): Promise<CheckIn | null>;
  /** The newest check-in of the couple that is neither revealed nor closed. */
  latestOpen(coupleId: CoupleId, now: Instant): Promise<CheckIn | null>;
  latestRevealed(coupleId: CoupleId): Promise<CheckIn | null>;
  /** When both answers were in, of those that were revealed in a stretch of time. Ascending; no answer is opened. */
  revealedIn(coupleId: CoupleId, period: Period): Promise<readonly Instant[]>;
  /** When questions without sealed answers stood in the room, in a stretch of time. Ascending. */
  talkedIn(coupleId: CoupleId, period: Period): Promise<readonly Instant[]>;
  /** Newest first, those opened before `before`. */
  history(coupleId: CoupleId, before: Instant, most: number): Promise<readonly CheckIn[]>;
  /** What the next questions of several couples are picked by, in one statement. Of one that was never asked: nothing. */
  historyOf(coupleIds: readonly CoupleId[]): Promise<ReadonlyMap<CoupleId, PromptHistory>>;
  /** When each prompt was last asked of the couple. */
  asked(coupleId: CoupleId): Promise<ReadonlyMap<string, Instant>>;
  /** Prompts that either never wants to see again; which of the two said so stays here. */
  never(coupleId: CoupleId): Promise<ReadonlySet<string>>;
  neverOf(coupleId: CoupleId, side: Side): Promise<ReadonlySet<string>>;
  setNever(coupleId: CoupleId, side: Side, promptId: string, never: boolean): Promise<void>;
  /**
   * Of these askings, the check-ins that both may be reminded of where they are now: sealed, revealed in the very room in
   * which the couple is, with a card that came there, and both answers kept.
   */
  shownInRoom(askings: readonly Asking[]): Promise<readonly CheckIn[]>;
  /** When each of these couples was last asked something because of this, from `since` on. */
  lastBecause(
    coupleIds: readonly CoupleId[],
    kind: Because['kind'],
    since: Instant,
  ): Promise<ReadonlyMap<CoupleId, Instant>>;
  /** Takes back that a prompt was asked, so that it can come again ("not today"). */
  unask(coupleId: CoupleId, promptId: string): Promise<void>;
  /** Check-ins whose `nudgeAt` has come; locked, skipping those that are locked elsewhere. */
  lockToNudge(now: Instant, most: number): Promise<readonly CheckIn[]>;
  /**
   * Posted, unrevealed check-ins that have closed, each given out once, for a last look at their cards; skipping those
   * that are locked elsewhere.
   */
  takeClosed(now: Instant, most: number): Promise<readonly CheckIn[]>;
  /**
   * Removes what this partner chose: passes, and what they never want to see again. A question that was not revealed is
   * theirs to answer anew; a revealed one keeps its time.
   */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
}
