import { day, type Instant, type Period } from '../model/instant.ts';
import type { Rhythm } from '../model/ritual.ts';
import { nextOccurrence } from './next-occurrence.ts';

/**
 * The time between the last two occurrences of a rhythm: what an occurrence looks back on, however late it came. Each
 * moment is in exactly one, for as long as the rhythm stays as it is.
 */
export function lastPeriod(rhythm: Rhythm, now: Instant): Period {
  let period: Period = { from: now - longest, until: nextOccurrence(rhythm, now - longest) };
  for (let next = period.until; next <= now; next = nextOccurrence(rhythm, next)) {
    period = { from: period.until, until: next };
  }
  return period;
}

/** More than twice as long as any rhythm lets one wait: two months of 31 days. */
const longest = 70 * day;
