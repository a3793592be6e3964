import type { Couple, CoupleId } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { Rhythm, Ritual, RitualName } from '../model/ritual.ts';
import type { Stores } from '../port/store.ts';
import type { DueRitual } from '../port/stores/ritual-store.ts';
import type { ChoreContext } from './context.ts';

/**
 * Something that comes on a rhythm. When one is due, quiet hours, pauses, lateness and skips were seen to: the next
 * occurrence is set in the same transaction.
 */
export type RitualDefinition = {
  readonly name: RitualName;
  /**
   * What a new couple gets, by the clock of this zone. Left out for what comes only once it makes sense: its feature
   * saves it then.
   */
  readonly first?: (zone: string) => { readonly on: boolean; readonly rhythm: Rhythm };
  /** The rhythm of a couple that takes the offer: `usual` is when their questions come, `now` when they took it. */
  readonly suggested?: (usual: { readonly time: string; readonly zone: string }, now: Instant) => Rhythm;
  /**
   * For one that has something to say on some of its moments only: on which of these. It comes on no other; for all couples
   * of a batch at once. Left out: on all of them.
   */
  readonly speaks?: (
    stores: Stores,
    asked: readonly RitualMoments[],
  ) => Promise<ReadonlyMap<CoupleId, readonly Instant[]>>;
  /** Does what it is for, for all of a batch. Returns those for whom it found nothing to say: they have had nothing. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most say something to everybody, and return nothing.
  readonly run: (due: readonly DueRitual[], context: ChoreContext) => Promise<readonly DueRitual[] | void>;
};

/** Moments of a couple's ritual. */
export type RitualMoments = { readonly couple: Couple; readonly ritual: Ritual; readonly moments: readonly Instant[] };
