import type { Couple, CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { Ritual, RitualName } from '../../model/ritual.ts';

/** A ritual whose time has come, with its couple. `dueAt` is the moment of its rhythm that it comes for. */
export type DueRitual = { readonly ritual: Ritual; readonly couple: Couple; readonly dueAt: Instant };

/** A couple of which some rituals are due, with all of its rituals. */
export type DueCouple = { readonly couple: Couple; readonly rituals: readonly Ritual[] };

export interface RitualStore {
  of(coupleId: CoupleId): Promise<readonly Ritual[]>;
  find(coupleId: CoupleId, name: RitualName): Promise<Ritual | null>;
  save(rituals: readonly Ritual[]): Promise<void>;
  /**
   * Active, unpaused couples that have rituals whose `nextAt` has come, the longest due first, until these are as many as
   * asked for. Locked for this transaction, skipping those that are locked elsewhere: whoever gets a couple gets all that
   * is due of it. Found through an index: the cost follows the number due.
   */
  lockDue(now: Instant, most: number): Promise<readonly DueCouple[]>;
  /**
   * Rituals of active, unpaused couples whose `nextAt` is after `weekly`, or `monthly` for those that go by the month;
   * locked likewise. Not those of which somebody asked to skip some: they may lie as far ahead as that.
   */
  lockBeyond(from: { readonly weekly: Instant; readonly monthly: Instant }, most: number): Promise<readonly Ritual[]>;
}
