import type { Couple, CoupleId, Side } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { UserRef } from '../model/place.ts';
import type { NoticeEvent } from '../port/inbound-event.ts';
import type { Stores } from '../port/store.ts';
import type { AtAGlance } from './at-a-glance.ts';
import type { Chore, Definition, JobDefinitions } from './definition.ts';
import type { HeldKind } from './held-cards.ts';
import type { MonthPart } from './month-part.ts';
import type { News } from './news.ts';
import type { OwnPart, PersonPart } from './own-part.ts';
import type { QuestionSource } from './question-source.ts';
import type { RitualDefinition } from './ritual.ts';

/**
 * What a feature keeps about people. What it keeps of a couple hangs on the couple's row and is sealed with the couple's
 * key, so that it is erased with both; its store removes what does not.
 */
export type OwnRows = {
  /** Its parts of the copy of somebody's data. */
  readonly copy?: readonly OwnPart[];
  /** Removes everything that one partner wrote or chose. What the other wrote stays. */
  readonly forget?: (stores: Stores, couple: CoupleId, side: Side) => Promise<void>;
  /** The same for what it keeps about a person outside of any couple. */
  readonly ofPerson?: {
    readonly copy: PersonPart;
    readonly forget: (stores: Stores, user: UserRef) => Promise<void>;
  };
};

/**
 * What a feature does when something becomes of a couple that every feature has to follow; within the same transaction,
 * with the couple locked and saved as it is now.
 */
export type Follows = {
  /** The pairing has ended for both: its open cards say so, and nothing of it comes any more. */
  readonly ended?: (stores: Stores, couple: Couple, now: Instant) => Promise<void>;
  /** An ended pairing goes on. */
  readonly restored?: (stores: Stores, couple: Couple, now: Instant) => Promise<void>;
  /** The couple is in another room: what is open goes on there, and nothing of it in the old one. */
  readonly moved?: (stores: Stores, couple: Couple, now: Instant) => Promise<void>;
};

/** What a notice of the platform is handled with. */
export type NoticeContext = { readonly stores: Stores; readonly now: Instant; readonly newId: () => string };

/** Under which heading of the help its commands stand. */
export type HelpHeading = 'together' | 'questions' | 'ideas' | 'yours';

/**
 * One thing that a couple can do, and all that there is to know about it: the registry lists features, and whatever
 * concerns all of them walks that list and names none.
 */
export type Feature = {
  readonly name: string;
  /** Under which heading its commands stand in the help; under the last one, if left out. */
  readonly heading?: HelpHeading;
  /** Its commands, actions and forms; commands show in this order. */
  readonly definitions?: readonly Definition[];
  /** What time brings. */
  readonly chores?: readonly Chore[];
  readonly jobs?: Partial<JobDefinitions>;
  /** What comes on a rhythm. */
  readonly rituals?: readonly RitualDefinition[];
  /** Questions that it has for a couple, before one is picked from the deck. */
  readonly questions?: QuestionSource;
  readonly own?: OwnRows;
  readonly follows?: Follows;
  /** What the platform tells without anybody asking. The same notice twice changes nothing more. */
  readonly notice?: (context: NoticeContext, notice: NoticeEvent) => Promise<void>;
  /** What its notes are about, for those that had to wait. */
  readonly news?: readonly News[];
  /** What it adds to a look at how things stand. */
  readonly glance?: AtAGlance;
  /** What it adds to a couple's month, wherever that is looked back on. */
  readonly month?: MonthPart;
  /** The private cards that are kept true for as long as they can be replaced. */
  readonly held?: readonly HeldKind[];
};

/** All features, once the list is complete: some of them are about the others. */
export type AllFeatures = () => readonly Feature[];
