/** Chance that falls the same way every time: numbers from 0 to below 1 (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several; `undefined` where there is none. */
export function oneOf<T>(chance: () => number, all: readonly T[]): T | undefined {
  return all[Math.floor(chance() * all.length)];
}
