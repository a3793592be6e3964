import type { Couple } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { Ritual } from '../model/ritual.ts';
import { nextOccurrence } from '../schedule/next-occurrence.ts';
import { afterQuietForBoth } from '../schedule/quiet-hours.ts';

/** A ritual that is on and knows when it comes next. */
export type Coming = Ritual & {
  readonly nextAt: Instant;
  /** When it is asked, as far as anybody can know now: what is planned for quiet hours waits for their end. */
  readonly comesAt: Instant;
};

/** Whom the quiet hours of a moment concern. */
type Quiet = Pick<Couple, 'quietHours' | 'partners'>;

/** When what is planned for a moment comes. The tick asks by it, and whatever promises a moment names this one. */
export function comesAt(couple: Quiet, dueAt: Instant): Instant {
  return afterQuietForBoth(couple, dueAt);
}

/** What comes, the soonest first. */
export function coming(couple: Quiet, rituals: readonly Ritual[]): readonly Coming[] {
  return rituals
    .filter((ritual): ritual is Ritual & { nextAt: Instant } => ritual.on && ritual.nextAt !== null)
    .map((ritual) => ({ ...ritual, comesAt: comesAt(couple, ritual.nextAt) }))
    .sort((a, b) => a.comesAt - b.comesAt);
}

/**
 * When a ritual comes the next times, the first of them as it is planned. While it is paused without an end, when it
 * would come from now on.
 */
export function nextTimes(couple: Quiet, ritual: Ritual, now: Instant, count: number): readonly Instant[] {
  const all: Instant[] = [];
  let dueAt = ritual.nextAt ?? nextOccurrence(ritual.rhythm, now);
  while (all.length < count) {
    const at = comesAt(couple, dueAt);
    all.push(at);
    dueAt = nextOccurrence(ritual.rhythm, at);
  }
  return all;
}
