import type { Button, Card } from '../../card/card.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Library } from '../../content/library.ts';
import type { Questionnaire } from '../../content/questionnaire.ts';
import type { Couple } from '../../model/couple.ts';
import type { Meeting, MetMeeting } from '../../model/questionnaire/meeting.ts';
import type { FinishedRound } from '../../model/questionnaire/round.ts';
import type { CoupleContext } from '../context.ts';

/** What one questionnaire does in its own way; everything else is the same for all. */
export type Kind = {
  readonly questionnaire: Questionnaire;
  /** Who will see what comes out: said before it begins. */
  readonly whoSees: CopyKey;
  /** One more sentence before it begins, where one is needed. */
  readonly before?: CopyKey;
  /** Finishing it brings it in for both to see, as was said before. Left out: its author decides. */
  readonly meetsByItself?: true;
  readonly ownCard: (context: CoupleContext, view: OwnView) => Card;
  /** What its author can do about one dimension of it, where there is something. */
  readonly closerButtons?: (context: CoupleContext, view: OwnView, dimension: string) => readonly Button[];
  /** In the room, for as long as it waits for somebody. */
  readonly invitation: (view: MeetingView) => Card;
  /** What both see once both have brought theirs. */
  readonly together: (view: MetView) => Card;
};

export type Questionnaires = Readonly<Record<Questionnaire['id'], Omit<Kind, 'questionnaire'>>>;

/** A result as its author sees it, and how it stands with the other. */
export type OwnView = {
  readonly questionnaire: Questionnaire;
  readonly round: FinishedRound;
  readonly standing: Standing;
  /** Whether it is the newest of its author's. */
  readonly isLatest: boolean;
  /** Whether there are earlier ones. */
  readonly hasMore: boolean;
  /** Whether it comes by itself each month; `null` while nobody has chosen. */
  readonly comesMonthly: boolean | null;
};

/**
 * `alone`: nobody waits; `asked`: the other has brought theirs; `waiting`: this one is brought, the other's is not;
 * `met`: both are, and this is one of them.
 */
export type Standing =
  | { readonly kind: 'alone' }
  | { readonly kind: 'asked' | 'waiting'; readonly meeting: Meeting }
  | { readonly kind: 'met'; readonly meeting: MetMeeting; readonly theirs: FinishedRound | null };

/** A meeting as its card in the room shows it. */
export type MeetingView = {
  readonly meeting: Meeting;
  readonly couple: Couple;
  readonly questionnaire: Questionnaire;
  readonly library: Library;
};

/** Both rounds of a meeting, and for a look back those of earlier ones, oldest first, this one last. */
export type MetView = Omit<MeetingView, 'meeting'> & {
  readonly meeting: MetMeeting;
  readonly rounds: Rounds;
  readonly months: readonly Month[];
  /** Whether it comes by itself each month, or could: `null` where that was settled before. */
  readonly monthly: 'offered' | 'on' | null;
};

export type Rounds = readonly [FinishedRound | null, FinishedRound | null];

export type Month = { readonly meeting: MetMeeting; readonly rounds: Rounds };
