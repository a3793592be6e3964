import type { Couple, CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { Ritual, RitualName } from '../../model/ritual.ts';

/** A ritual whose time has come, with its couple. */
export type DueRitual = { readonly ritual: Ritual; readonly couple: Couple };

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
   * Rituals of active, unpaused couples whose `nextAt` is after `weekly`, or `monthly` for those that go by the month;
   * locked likewise. Not those of which somebody asked to skip some: they may lie as far ahead as that.
   */
  lockBeyond(from: { readonly weekly: Instant; readonly monthly: Instant }, most: number): Promise<readonly Ritual[]>;
}
