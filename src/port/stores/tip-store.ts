import type { CoupleId, Side } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';

export interface TipStore {
  /** When each tip was last shown to the couple. */
  shown(coupleId: CoupleId): Promise<ReadonlyMap<string, Instant>>;
  setShown(coupleId: CoupleId, tipId: string, at: Instant): Promise<void>;
  /** Tips that the couple does not want to see. */
  hidden(coupleId: CoupleId): Promise<ReadonlySet<string>>;
  setHidden(coupleId: CoupleId, tipId: string, hidden: boolean): Promise<void>;
  /** Tips that this partner saved, newest first. */
  saved(coupleId: CoupleId, side: Side): Promise<readonly string[]>;
  setSaved(coupleId: CoupleId, side: Side, tipId: string, at: Instant | null): Promise<void>;
  /** Removes what this partner saved. */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
}
