import type { Because } from './because.ts';
import type { CoupleId, Reveal, Side } from './couple.ts';
import { day, hour, type Instant } from './instant.ts';
import type { MessageRef } from './place.ts';
import type { Depth, Theme } from './theme.ts';

/** How long an answer can still come in after the question was asked. */
export const answerLife = 7 * day;

/** A due check-in is posted if it is at most this late, else skipped. */
export const latenessLimit = 6 * hour;

export const swapLimit = 3;

/** Why a partner leaves a question: silently, for today (it comes back), or for good. */
export type PassKind = 'pass' | 'not-today' | 'never';

/** What asked: a ritual, or a partner with `/checkin now` or `/prompt`. */
export type Origin = 'question' | 'us' | 'asked';

/** What a partner wished the question to be about; a swap keeps to it. */
export type Wish = { readonly theme?: Theme; readonly depth?: Depth };

export type CheckInId = string;

/** One question put to a couple. It never holds an answer: those are behind `port/stores/answer-store.ts`. */
export type CheckIn = {
  readonly id: CheckInId;
  readonly coupleId: CoupleId;
  readonly origin: Origin;
  readonly promptId: string;
  readonly wish?: Wish;
  /** Left out for a question from the deck. */
  readonly because?: Because;
  /** Open questions have no sealed answers: the couple just talks. */
  readonly mode: 'sealed' | 'open';
  readonly openedAt: Instant;
  readonly closesAt: Instant;
  /** How often the question was swapped. */
  readonly swaps: number;
  /** When each partner's answer first came in. */
  readonly answeredAt: readonly [Instant | null, Instant | null];
  readonly passed: readonly [PassKind | null, PassKind | null];
  readonly revealedAt: Instant | null;
  /** Fixed when it reveals. Before that, `private` if somebody answered while answers showed privately: a promise. */
  readonly reveal: Reveal | null;
  /** When the one nudge is due; `null` when none is, or once it was given. */
  readonly nudgeAt: Instant | null;
  /** The question's card in the room. */
  readonly message: MessageRef | null;
  /** The card that shows both answers, or says that they are in. Once it stands somewhere it stays there. */
  readonly revealMessage: MessageRef | null;
};

/** A question as it is when it is put to the couple. */
export function newCheckIn(
  what: Pick<CheckIn, 'id' | 'coupleId' | 'origin' | 'promptId' | 'mode' | 'wish' | 'because'>,
  openedAt: Instant,
): CheckIn {
  return {
    ...what,
    openedAt,
    closesAt: openedAt + answerLife,
    swaps: 0,
    answeredAt: [null, null],
    passed: [null, null],
    revealedAt: null,
    reveal: null,
    nudgeAt: null,
    message: null,
    revealMessage: null,
  };
}

/** When a question opens that follows another one: always later, so that the newest is never in doubt. */
export function openingAfter(last: Pick<CheckIn, 'openedAt'> | undefined, now: Instant): Instant {
  return last === undefined ? now : Math.max(now, last.openedAt + 1);
}

declare const revealed: unique symbol;

/** A check-in whose answers are both in: the only kind whose answers can be opened. */
export type RevealedCheckIn = CheckIn & {
  readonly revealedAt: Instant;
  readonly reveal: Reveal;
  readonly [revealed]: true;
};

/** The same check-in as one that may be opened, or `null` while it is sealed. */
export function asRevealed(checkIn: CheckIn): RevealedCheckIn | null {
  const open = checkIn.revealedAt !== null && checkIn.answeredAt[0] !== null && checkIn.answeredAt[1] !== null;
  return open ? (checkIn as RevealedCheckIn) : null;
}

/** Where a check-in stands for everybody; a pass does not show. */
export type CheckInState = 'open' | 'revealed' | 'closed';

export function stateOf(checkIn: CheckIn, now: Instant): CheckInState {
  if (checkIn.revealedAt !== null) return 'revealed';
  return now >= checkIn.closesAt ? 'closed' : 'open';
}

/**
 * Records that this partner's answer came in; reveals when it is the second. An earlier pass is taken back. What
 * was answered under a private reveal is never shown in the room, whatever the couple chooses later.
 */
export function withAnswer(checkIn: CheckIn, side: Side, now: Instant, reveal: Reveal): CheckIn {
  const answeredAt = replaceAt(checkIn.answeredAt, side, checkIn.answeredAt[side] ?? now);
  const both = answeredAt[0] !== null && answeredAt[1] !== null;
  return {
    ...checkIn,
    answeredAt,
    passed: replaceAt(checkIn.passed, side, null),
    revealedAt: both ? now : null,
    reveal: checkIn.reveal === 'private' || reveal === 'private' ? 'private' : both ? 'room' : null,
    nudgeAt: both ? null : checkIn.nudgeAt,
  };
}

export function withPass(checkIn: CheckIn, side: Side, kind: PassKind): CheckIn {
  return { ...checkIn, passed: replaceAt(checkIn.passed, side, kind) };
}

function replaceAt<T>(pair: readonly [T, T], side: Side, value: T): readonly [T, T] {
  return side === 0 ? [value, pair[1]] : [pair[0], value];
}
