import type { Couple, Side } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { Stores } from '../port/store.ts';

/** What notes of one kind are about, for those that had to wait for the end of somebody's quiet hours. */
export type News = {
  readonly kind: string;
  /** Whether it is still news to its reader: they have not acted on it, and it is still there. */
  readonly isStill: (stores: Stores, couple: Couple, reader: Side, id: string, now: Instant) => Promise<boolean>;
};
