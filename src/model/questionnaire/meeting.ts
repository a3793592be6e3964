import type { CoupleId, Reveal, Side } from '../couple.ts';
import { day, type Instant } from '../instant.ts';
import type { MessageRef } from '../place.ts';
import type { RoundId } from './round.ts';
import type { QuestionnaireId } from './scheme.ts';

/** While one is younger than this, a ritual does not ask again. */
export const meetingFresh = 14 * day;

export type MeetingId = string;

/** Where the rounds of the two meet: what either brings in stays sealed until both have. */
export type Meeting = {
  readonly id: MeetingId;
  readonly coupleId: CoupleId;
  readonly questionnaire: QuestionnaireId;
  readonly openedAt: Instant;
  /** Who asked for it; `null` where a ritual did. */
  readonly by: Side | null;
  /** What each has brought in. */
  readonly rounds: readonly [RoundId | null, RoundId | null];
  readonly metAt: Instant | null;
  /** Over: a newer one took its place, or somebody took back what they had brought in. */
  readonly closedAt: Instant | null;
  /** `private` once either brought something in while answers showed privately: a promise. */
  readonly reveal: Reveal;
  /** The card in the room that invites, and the one that shows both. */
  readonly message: MessageRef | null;
  readonly metMessage: MessageRef | null;
};

export function newMeeting(
  what: Pick<Meeting, 'id' | 'coupleId' | 'questionnaire' | 'by' | 'reveal'>,
  now: Instant,
): Meeting {
  return {
    ...what,
    openedAt: now,
    rounds: [null, null],
    metAt: null,
    closedAt: null,
    message: null,
    metMessage: null,
  };
}

declare const met: unique symbol;

/** A meeting into which both have brought their rounds: the only kind whose rounds can be opened. */
export type MetMeeting = Meeting & { readonly metAt: Instant; readonly [met]: true };

/** The same meeting as one that may be opened, or `null` while it is sealed, or once it was taken back. */
export function asMet(meeting: Meeting): MetMeeting | null {
  const isOpen = meeting.metAt !== null && meeting.closedAt === null;
  return isOpen ? (meeting as MetMeeting) : null;
}

/** Whether it still waits for one of the two, or both. */
export function isOpen({ metAt, closedAt }: Meeting): boolean {
  return metAt === null && closedAt === null;
}

/** Brings in a round, or another in its place; it is met when it is the second. */
export function withRound(meeting: Meeting, side: Side, round: RoundId, reveal: Reveal, now: Instant): Meeting {
  const rounds: Meeting['rounds'] = side === 0 ? [round, meeting.rounds[1]] : [meeting.rounds[0], round];
  const both = rounds[0] !== null && rounds[1] !== null;
  return {
    ...meeting,
    rounds,
    metAt: both ? now : null,
    reveal: reveal === 'private' ? 'private' : meeting.reveal,
  };
}

/** Ends it: nothing of it is shown any more. */
export function closed(meeting: Meeting, now: Instant): Meeting {
  return { ...meeting, closedAt: now };
}
