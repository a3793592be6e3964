import type { CoupleId, Side } from '../model/couple.ts';
import type { UserRef } from '../model/place.ts';
import type { Stores } from '../port/store.ts';
import type { Chore, Definition, JobDefinitions } from './definition.ts';
import type { OwnPart, PersonPart } from './own-part.ts';
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
 * One thing that a couple can do, and all that there is to know about it: the registry lists features, and whatever
 * concerns all of them walks that list and names none.
 */
export type Feature = {
  readonly name: string;
  /** Its commands, actions and forms; commands show in this order. */
  readonly definitions?: readonly Definition[];
  /** What time brings. */
  readonly chores?: readonly Chore[];
  readonly jobs?: Partial<JobDefinitions>;
  /** What comes on a rhythm. */
  readonly rituals?: readonly RitualDefinition[];
  readonly own?: OwnRows;
};

/** All features, once the list is complete: some of them are about the others. */
export type AllFeatures = () => readonly Feature[];
