import type { CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';

/** When somebody looks whether a couple's month is one to look back on. A new couple is looked at as soon as it is there. */
export interface LookBackStore {
  /**
   * Active, unpaused couples whose time has come, each given out once; skipping those that are locked elsewhere. Found
   * through an index: the cost follows the number due.
   */
  take(now: Instant, most: number): Promise<readonly CoupleId[]>;
  /** When a couple is to be looked at again. */
  set(coupleId: CoupleId, at: Instant): Promise<void>;
}
