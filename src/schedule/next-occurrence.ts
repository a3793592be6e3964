import type { Instant } from '../model/instant.ts';
import type { Rhythm, Weekday } from '../model/ritual.ts';

/**
 * The first occurrence of a rhythm strictly after a moment. Each local day of the rhythm has exactly one: where
 * the clocks jump over its time it moves forward by the jump, where they pass it twice it is the first of the
 * two. A day that a zone left out altogether (the date line) falls together with the day after it.
 */
export function nextOccurrence(rhythm: Rhythm, after: Instant): Instant {
  const time = Temporal.PlainTime.from(rhythm.time);
  const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(rhythm.zone).toPlainDate();
  // Yesterday counts too: a jump can carry its occurrence over midnight.
  for (let ahead = -1; ahead <= longestSearch; ahead++) {
    const date = today.add({ days: ahead });
    if (!rhythm.days.includes(date.dayOfWeek as Weekday)) continue;
    const at = date.toZonedDateTime({ timeZone: rhythm.zone, plainTime: time }).epochMilliseconds;
    if (at > after) return at;
  }
  throw new Error('a rhythm needs at least one day');
}

/** The next `count` occurrences strictly after a moment, earliest first. */
export function nextOccurrences(rhythm: Rhythm, after: Instant, count: number): readonly Instant[] {
  const all: Instant[] = [];
  let last = after;
  while (all.length < count) {
    last = nextOccurrence(rhythm, last);
    all.push(last);
  }
  return all;
}

/** Whether the rhythm itself has an occurrence at exactly this moment. */
export function isOccurrence(rhythm: Rhythm, at: Instant): boolean {
  return nextOccurrence(rhythm, at - 1) === at;
}

/** A week, and two days more: today may be over, and a left-out day falls together with its neighbour. */
const longestSearch = 9;
