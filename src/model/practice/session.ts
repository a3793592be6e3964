import type { CoupleId, Side } from '../couple.ts';
import type { Instant } from '../instant.ts';
import type { PartnerWords } from '../partner-words.ts';
import type { Step, StepId } from './script.ts';

export type SessionId = string;

/** How a session ended: walked to its end, stopped by one of the two, or left to rest for a day. */
export type Ending = 'done' | 'stopped' | 'lapsed';

/**
 * Where a session is: both say that they are in; they choose who begins; at a step; or over. Of a step, `open` is its
 * beginning, and `shown` what follows once there is something to show: both answers, what was sent, a proposal, that
 * the time is over.
 */
export type Place =
  | { readonly kind: 'gathering' }
  | { readonly kind: 'beginning' }
  | { readonly kind: 'step'; readonly step: StepId; readonly part: 'open' | 'shown' }
  | { readonly kind: 'ended'; readonly how: Ending };

/** One card's worth of a session. The last page is the one on which it goes on; those before are over. */
export type Page = {
  readonly place: Place;
  /** Which visit to a step it belongs to; what was written there is kept under it. */
  readonly visit: number;
  /** Who has the first role on it; `null` before that is chosen, and where there are no roles. */
  readonly first: Side | null;
  /** Who has said yes on it: to come in, or to agree. */
  readonly yes: readonly Side[];
  /** Once more: "not quite", or the two have picked differently. */
  readonly again: boolean;
  /** When its time is up, where it has one. */
  readonly until: Instant | null;
  /** It is up, and was said to be. */
  readonly timeUp: boolean;
  /** Where what was written was sent. */
  readonly sentTo: 'room' | 'other' | null;
};

export type EntryKind = 'answer' | 'draft' | 'pick' | 'proposal' | 'line';

/** Something that one of the two wrote or picked, by the ids of its parts. Each author has one of a kind in a visit. */
export type Entry = {
  readonly visit: number;
  readonly side: Side;
  readonly kind: EntryKind;
  readonly at: Instant;
  readonly words: Readonly<Record<string, PartnerWords>>;
};

/** A practice that two people do, or did. */
export type Session = {
  readonly id: SessionId;
  readonly coupleId: CoupleId;
  /** The id of the practice. */
  readonly practice: string;
  /** Who asked for it. */
  readonly by: Side;
  readonly startedAt: Instant;
  /** Since when nobody did anything, and no time came. */
  readonly restsSince: Instant;
  /** A time-out interrupts it: it goes on afterwards where it was. */
  readonly held: boolean;
  /** The swaps that have happened. */
  readonly swapped: readonly StepId[];
  readonly pages: readonly [Page, ...Page[]];
  readonly entries: readonly Entry[];
};

/** The page on which it goes on. */
export function currentPage({ pages }: Session): Page {
  return pages.at(-1) ?? pages[0];
}

/** The number of that page; buttons carry it. */
export function pageNumber({ pages }: Session): number {
  return pages.length - 1;
}

export function endingOf(session: Session): Ending | null {
  const { place } = currentPage(session);
  return place.kind === 'ended' ? place.how : null;
}

/** What one wrote or picked in a visit. */
export function entryOf(session: Session, visit: number, side: Side, kind: EntryKind): Entry | null {
  return session.entries.find((one) => one.visit === visit && one.side === side && one.kind === kind) ?? null;
}

/** The step of a page; `null` before the first and after the last, and where the script has no such step any more. */
export function stepOf(steps: readonly Step[], { place }: Page): Step | null {
  return place.kind === 'step' ? (steps.find(({ id }) => id === place.step) ?? null) : null;
}
