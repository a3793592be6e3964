import type { Instant } from '../model/instant.ts';
import type { Ritual } from '../model/ritual.ts';
import { nextOccurrences } from '../schedule/next-occurrence.ts';

/** A ritual that is on and knows when it comes next. */
export type Coming = Ritual & { readonly nextAt: Instant };

/** What comes, the soonest first. */
export function coming(rituals: readonly Ritual[]): readonly Coming[] {
  return rituals
    .filter((ritual): ritual is Coming => ritual.on && ritual.nextAt !== null)
    .sort((a, b) => a.nextAt - b.nextAt);
}

/**
 * The next occurrences of a ritual, the first of them as it is planned. While it is paused without an end, those
 * that would come from now on.
 */
export function nextTimes(ritual: Ritual, now: Instant, count: number): readonly Instant[] {
  if (ritual.nextAt === null) return nextOccurrences(ritual.rhythm, now, count);
  return [ritual.nextAt, ...nextOccurrences(ritual.rhythm, ritual.nextAt, count - 1)];
}
