import type { Instant } from '../../src/model/instant.ts';
import type { System } from '../../src/port/system.ts';

/** A clock that stands until it is moved, and chance that repeats. */
export class TestSystem implements System {
  #now: Instant;
  #state: number;

  constructor(now: Instant = Date.parse('2026-11-02T12:00:00Z'), seed = 1) {
    this.#now = now;
    this.#state = seed;
  }

  now(): Instant {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }

  /** Mulberry32. */
  random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  newId(): string {
    return crypto.randomUUID();
  }
}
