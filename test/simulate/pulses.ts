import { day } from './clock.ts';

/** What comes of the pulse: that they are asked for it, and what both see; with that, once, an offer to have it each month. */
export type OfPulse = 'pulse' | 'met' | 'met, and offered';

/**
 * What two people rate meets once both have: then both see it, at once. Whoever is first without being asked has the
 * other asked. The rhythm asks again, and leaves it out while one that was asked within two weeks is open.
 */
export class Pulses {
  /** When both saw what both had rated. */
  readonly met: number[] = [];
  #open: { readonly at: number; readonly rated: [boolean, boolean] } | null = null;

  /** Whether the rhythm asks, now that it is time. */
  ask(now: number): boolean {
    if (this.#open !== null && now - this.#open.at < 14 * day) return false;
    this.#open = { at: now, rated: [false, false] };
    return true;
  }

  /** Whether one that was asked at a moment waits for one of the two. */
  waitsFor(who: 0 | 1, askedAt: number): boolean {
    return this.#open !== null && this.#open.at === askedAt && !this.#open.rated[who];
  }

  /** One of the two has rated all of it. `isChosen`: whether it comes each month is decided. */
  rate(who: 0 | 1, now: number, isChosen: boolean): readonly OfPulse[] {
    const before = this.#open;
    const open = before ?? { at: now, rated: [false, false] };
    open.rated[who] = true;
    this.#open = open.rated.every((has) => has) ? null : open;
    if (this.#open !== null) return before === null ? ['pulse'] : [];
    this.met.push(now);
    return [this.met.length === 1 && !isChosen ? 'met, and offered' : 'met'];
  }
}
