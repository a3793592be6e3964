import type { Instant } from '../model/instant.ts';
import type { Rhythm, RitualName } from '../model/ritual.ts';
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
  /** Does what it is for, for all of a batch. */
  readonly run: (due: readonly DueRitual[], context: ChoreContext) => Promise<void>;
};
