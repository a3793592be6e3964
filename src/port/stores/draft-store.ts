import type { CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { UserRef } from '../../model/place.ts';

/** A form that could not be taken, kept so that its author can mend it. Its text is sealed with the couple's key. */
export type Draft = {
  readonly id: string;
  readonly coupleId: CoupleId;
  readonly by: UserRef;
  readonly at: Instant;
  /** The form, filled in, as JSON. */
  readonly form: string;
};

export interface DraftStore {
  add(draft: Draft): Promise<void>;
  find(id: string): Promise<Draft | null>;
  /** Those of one partner, oldest first. */
  of(coupleId: CoupleId, by: UserRef): Promise<readonly Draft[]>;
  remove(id: string): Promise<void>;
  clear(before: Instant): Promise<void>;
  /** Removes all of a couple. */
  forget(coupleId: CoupleId): Promise<void>;
}
