import type { Appreciation, KeptAppreciation } from '../../model/appreciation.ts';
import type { CoupleId, Side } from '../../model/couple.ts';
import type { Instant, Period } from '../../model/instant.ts';
import type { PartnerWords } from '../../model/partner-words.ts';

/** The jar of each couple. Words are sealed with the couple's key. */
export interface AppreciationStore {
  add(appreciation: KeptAppreciation): Promise<void>;
  find(id: string): Promise<Appreciation | null>;
  setMessage(id: string, message: Appreciation['message']): Promise<void>;
  /** Puts other words in the place of its own; one that was taken back stays so. */
  change(id: string, words: PartnerWords): Promise<void>;
  /** Erases its words. What is left says that there was one, and where its card stands. */
  takeBack(id: string): Promise<void>;
  /** How many are in the jar. */
  count(coupleId: CoupleId): Promise<number>;
  /** When what is in the jar was said, in a stretch of time. Ascending; none is opened. */
  keptIn(coupleId: CoupleId, period: Period): Promise<readonly Instant[]>;
  /** What is in the jar, newest first, `most` of them after the first `skip`. */
  jar(coupleId: CoupleId, skip: number, most: number): Promise<readonly KeptAppreciation[]>;
  /** Everything, what was taken back too, oldest first: for a copy of somebody's data. */
  all(coupleId: CoupleId): Promise<readonly Appreciation[]>;
  /** Removes what this partner said. */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
}
