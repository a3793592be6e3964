import type { Instant } from '../model/instant.ts';

/** Time and chance, which nothing else reads. */
export interface System {
  now(): Instant;
  /** From 0 up to but not including 1. */
  random(): number;
  /** A new id that nobody can guess (UUID). */
  newId(): string;
}
