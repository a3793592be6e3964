import type { Instant } from './instant.ts';
import type { Pack } from './pack.ts';
import { type RoomRef, sameUser, type UserRef } from './place.ts';
import type { Depth, Theme } from './theme.ts';

export type CoupleId = string;

/** Which of the two: 0 invited the other, 1 accepted. It carries no privilege. */
export type Side = 0 | 1;

export const sides = [0, 1] as const;

/** By being named in the room, by a direct message, or not at all. */
export const waysToHear = ['mention', 'direct', 'nothing'] as const;

export type Hears = (typeof waysToHear)[number];

/** One of the two, with the settings that are that person's own. */
export type Partner = {
  readonly side: Side;
  readonly user: UserRef;
  readonly locale: string;
  /** IANA name. */
  readonly zone: string;
  /** How this partner hears of a question, a reveal, a reply, a nudge. */
  readonly hears: Hears;
  /** Whether this partner wants the one private nudge. */
  readonly nudges: boolean;
  /** Questions deeper than this are not asked; the lower of the two limits counts. */
  readonly depthLimit: Depth;
  /** Themes ruled out, known to this partner alone. */
  readonly themesNever: readonly Theme[];
  /** Packs of questions this partner has said yes to, known to this partner alone until the other has too. */
  readonly packs: readonly Pack[];
  /** Set when the platform said that this person left the room. */
  readonly leftAt: Instant | null;
};

/** Where answers are shown once both are in: in the room, or privately to each of the two. */
export type Reveal = 'room' | 'private';

/** Whether answers are sealed until both are in, or the question simply opens a talk. */
export type AnswerMode = 'sealed' | 'open';

/** Local times `HH:MM`, applied in each partner's own zone; `from` after `to` spans midnight; equal means none. */
export type QuietHours = { readonly from: string; readonly to: string };

/**
 * Why and until when nothing is asked. `until: null` means until somebody resumes. `removed`: Attune was taken out of the
 * whole place.
 */
export type Pause = {
  readonly until: Instant | null;
  readonly why: 'asked' | 'room-gone' | 'forbidden' | 'removed' | 'partner-left';
};

/** After unpairing: all is hidden, can be restored by both, and is erased at `eraseAt`. */
export type Ending = { readonly at: Instant; readonly eraseAt: Instant };

export type Couple = {
  readonly id: CoupleId;
  readonly room: RoomRef;
  readonly partners: readonly [Partner, Partner];
  readonly createdAt: Instant;
  readonly reveal: Reveal;
  readonly answers: AnswerMode;
  readonly quietHours: QuietHours;
  readonly pause: Pause | null;
  /** `null` while the couple is active. */
  readonly ending: Ending | null;
};

/** What stands where somebody was who had themselves forgotten; no platform has such a person. */
export const forgottenUser = '(forgotten)';

/** Whether both together could still have back what they had: it has ended, and neither of them is forgotten. */
export function canBeRestored({ ending, partners }: Couple): boolean {
  return ending !== null && partners.every(({ user }) => user.user !== forgottenUser);
}

/** Which partner this person is, or `null` for a stranger. */
export function sideOf(couple: Couple, user: UserRef): Side | null {
  if (sameUser(couple.partners[0].user, user)) return 0;
  return sameUser(couple.partners[1].user, user) ? 1 : null;
}

export function otherSide(side: Side): Side {
  return side === 0 ? 1 : 0;
}

/** The deepest question that both allow. */
export function depthLimitOf(couple: Couple): Depth {
  return Math.min(couple.partners[0].depthLimit, couple.partners[1].depthLimit) as Depth;
}

/** The themes that neither has ruled out are asked; this is the union of what either has ruled out. */
export function themesNeverOf(couple: Couple): ReadonlySet<Theme> {
  return new Set([...couple.partners[0].themesNever, ...couple.partners[1].themesNever]);
}

/** The packs of questions that both have said yes to. What only one wants is nobody else's business. */
export function packsOf({ partners: [one, other] }: Couple): ReadonlySet<Pack> {
  return new Set(one.packs.filter((pack) => other.packs.includes(pack)));
}

/** Replaces one partner. */
export function withPartner(couple: Couple, partner: Partner): Couple {
  return {
    ...couple,
    partners: partner.side === 0 ? [partner, couple.partners[1]] : [couple.partners[0], partner],
  };
}
