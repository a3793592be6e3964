import type { CoupleId, Side } from './couple.ts';
import { day, type Instant } from './instant.ts';
import type { PartnerWords } from './partner-words.ts';
import type { MessageRef } from './place.ts';

export const goalKinds = ['travel', 'money', 'growth', 'home', 'health', 'other'] as const;

export type GoalKind = (typeof goalKinds)[number];

/** The longest texts, in UTF-16 units: what a goal is, a step of it, and a note of how it goes. */
export const goalLimits = { words: 200, step: 200, note: 1000, steps: 15 } as const;

/** As many open goals of a couple as are read at once: more than anybody keeps. */
export const openGoalsRead = 200;

/** How long what was taken off the list can be put back, until its words are erased. */
export const putBackLife = day;

/** When something was done, and who said so. */
export type Mark = { readonly at: Instant; readonly by: Side };

/** What a goal is, as it stands. */
export type GoalAbout = {
  readonly words: PartnerWords;
  /** Whose words they are: who added it, or who last put it differently. */
  readonly by: Side;
  readonly kind: GoalKind;
  /** The day until which, or on which, as `2027-06-12`. */
  readonly target: string | null;
};

/** One line of how it goes: a note, or a step that can be ticked off. */
export type GoalEntry = {
  readonly id: string;
  readonly side: Side;
  readonly at: Instant;
  readonly kind: 'note' | 'step';
  readonly words: PartnerWords;
  /** Of a step, once it is ticked off. */
  readonly ticked: Mark | null;
};

/** Something the two of them want to get to. It belongs to both, whoever wrote it down. */
export type Goal = {
  readonly id: string;
  readonly coupleId: CoupleId;
  /** Who added it. */
  readonly by: Side;
  readonly addedAt: Instant;
  /** `null` once it is off the list for good, or whoever wrote it was forgotten. */
  readonly about: GoalAbout | null;
  readonly done: Mark | null;
  /** Off the list; for a while it can be put back. */
  readonly takenBack: Mark | null;
  /** Oldest first. */
  readonly entries: readonly GoalEntry[];
  /** Its card in the room. */
  readonly message: MessageRef | null;
  /** The card that says that it is done: since when it is that one, and where it stands. */
  readonly doneCard: { readonly since: Instant; readonly message: MessageRef | null } | null;
};

/** One that is on the list, open or done. */
export type ListedGoal = Goal & { readonly about: GoalAbout; readonly takenBack: null };

/** A look back at all open goals, in the room. */
export type GoalReview = {
  readonly id: string;
  readonly coupleId: CoupleId;
  readonly at: Instant;
  /** Which of the questions to talk about it asks, counted from 1. */
  readonly question: number;
  readonly message: MessageRef | null;
};

export function newGoal(
  what: Pick<Goal, 'id' | 'coupleId' | 'by'>,
  about: Omit<GoalAbout, 'by'>,
  addedAt: Instant,
): ListedGoal {
  return {
    ...what,
    addedAt,
    about: { ...about, by: what.by },
    done: null,
    takenBack: null,
    entries: [],
    message: null,
    doneCard: null,
  };
}

export function isListed(goal: Goal): goal is ListedGoal {
  return goal.about !== null && goal.takenBack === null;
}

export function stepsOf({ entries }: Goal): readonly GoalEntry[] {
  return entries.filter(({ kind }) => kind === 'step');
}

/** How long a card that says that a goal is done stays the same card, if it is opened again and done again. */
const sameCard = day;

/**
 * Done. What is opened again and done again within a day is news to nobody: it keeps its card, and the two are not told
 * twice.
 */
export function asDone<G extends Goal>(goal: G, by: Side, at: Instant): G {
  if (goal.done !== null) return goal;
  const { doneCard } = goal;
  const keeps = doneCard !== null && at - doneCard.since < sameCard;
  return { ...goal, done: { at, by }, doneCard: keeps ? doneCard : { since: at, message: null } };
}

/** When something last moved it forward: a note, or a step that was ticked off. */
export function movedAt({ entries }: Goal): readonly Instant[] {
  return entries.flatMap(({ kind, at, ticked }) => {
    if (kind === 'note') return [at];
    return ticked === null ? [] : [ticked.at];
  });
}
