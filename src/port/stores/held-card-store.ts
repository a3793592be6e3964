import type { CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { UserRef } from '../../model/place.ts';
import type { Hold, Keep } from '../hold.ts';

/** A private card that can still be replaced. It goes with its couple, where there is one. */
export type HeldCard = Hold &
  Keep & {
    readonly user: UserRef;
    readonly coupleId: CoupleId | null;
    readonly at: Instant;
    /** The same person was shown another one about the same since. */
    readonly left: boolean;
  };

/** Private cards by what they are about. What replaces them may be a secret, so each is sealed with a key of its own. */
export interface HeldCardStore {
  /** Remembers it, in the place of what was known of the same card. */
  put(held: HeldCard): Promise<void>;
  /** The others of this person about the same are left. Returns whether there were any. */
  leaveOthers(about: string, user: UserRef, card: string | null): Promise<boolean>;
  /** Those that can still be replaced, oldest first. */
  about(about: string, now: Instant): Promise<readonly HeldCard[]>;
  has(about: string, now: Instant): Promise<boolean>;
  /** Puts another in its place, or nothing; unless it was put anew since. */
  renew(held: HeldCard, next: HeldCard | null): Promise<void>;
  /** Removes every one of this person. */
  forget(user: UserRef): Promise<void>;
  /** Removes those that cannot be replaced any more. */
  clear(now: Instant): Promise<void>;
}
