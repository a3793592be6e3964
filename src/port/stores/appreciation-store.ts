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
  /** When what is in the jar was said, in a stretch of time. Ascending; none is opened. */
  keptIn(coupleId: CoupleId, period: Period): Promise<readonly Instant[]>;
  /** How many are in the jar, of all times or of one. */
  count(coupleId: CoupleId, within?: Period): Promise<number>;
  /** What is in the jar, newest first, `most` of them after the first `skip`. */
  jar(coupleId: CoupleId, skip: number, most: number, within?: Period): Promise<readonly KeptAppreciation[]>;
  /** When each in the jar was said, and by whom, newest first. None is opened for it. */
  times(coupleId: CoupleId): Promise<readonly Pick<Appreciation, 'at' | 'side'>[]>;
  /** Which of these couples said something in a time that is in their jar. None is opened for it. */
  withSome(coupleIds: readonly CoupleId[], within: Period): Promise<readonly CoupleId[]>;
  /** Everything, what was taken back too, oldest first: for a copy of somebody's data. */
  all(coupleId: CoupleId): Promise<readonly Appreciation[]>;
  /** Removes what this partner said. */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
}
