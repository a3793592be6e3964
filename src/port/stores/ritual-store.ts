import type { Couple, CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { Ritual, RitualName } from '../../model/ritual.ts';

/** What the tick needs of a due ritual, read in one statement per batch. */
export type DueRitual = {
  readonly ritual: Ritual;
  readonly couple: Couple;
  /** When each prompt was last asked of this couple. */
  readonly asked: ReadonlyMap<string, Instant>;
  /** Prompts that either of the two never wants to see again. */
  readonly never: ReadonlySet<string>;
  /** The prompt that was asked last, if any. */
  readonly lastPromptId: string | null;
};

export interface RitualStore {
  of(coupleId: CoupleId): Promise<readonly Ritual[]>;
  find(coupleId: CoupleId, name: RitualName): Promise<Ritual | null>;
  save(rituals: readonly Ritual[]): Promise<void>;
  /**
   * Rituals of active, unpaused couples whose `nextAt` has come, oldest first; locked for this transaction,
   * skipping those that are locked elsewhere. Found through an index: the cost follows the number due.
   */
  lockDue(now: Instant, most: number): Promise<readonly DueRitual[]>;
  /**
   * Rituals of active, unpaused couples whose `nextAt` is after `from`; locked likewise. Not those of which somebody
   * asked to skip some: they may lie as far ahead as that.
   */
  lockBeyond(from: Instant, most: number): Promise<readonly Ritual[]>;
}
