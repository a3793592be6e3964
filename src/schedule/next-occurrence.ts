import { dateIn } from '../model/calendar-day.ts';
import type { Instant } from '../model/instant.ts';
import { isWeekly, type MonthlyRhythm, type Rhythm, type Weekday, type WeeklyRhythm } from '../model/ritual.ts';

/**
 * The first occurrence of a rhythm strictly after a moment. Each local day of the rhythm has exactly one: where
 * the clocks jump over its time it moves forward by the jump, where they pass it twice it is the first of the
 * two. A day that a zone left out altogether (the date line) falls together with the day after it. A day that a month
 * does not have is its last one.
 */
export function nextOccurrence(rhythm: Rhythm, after: Instant): Instant {
  const time = Temporal.PlainTime.from(rhythm.time);
  const today = dateIn(rhythm.zone, after);
  for (const date of isWeekly(rhythm) ? weekly(rhythm, today) : monthly(rhythm, today)) {
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

/** Yesterday counts too: a jump can carry its occurrence over midnight. */
function* weekly({ days }: WeeklyRhythm, today: Temporal.PlainDate) {
  for (let ahead = -1; ahead <= longestSearch; ahead++) {
    const date = today.add({ days: ahead });
    if (days.includes(date.dayOfWeek as Weekday)) yield date;
  }
}

/** A week, and two days more: today may be over, and a left-out day falls together with its neighbour. */
const longestSearch = 9;

/** From the month of yesterday on, for the same reason. */
function* monthly({ monthDay }: MonthlyRhythm, today: Temporal.PlainDate) {
  const first = today.subtract({ days: 1 }).toPlainYearMonth();
  for (let ahead = 0; ahead <= 2; ahead++) {
    // Without `overflow: 'reject'` a day that the month does not have becomes its last one.
    yield first.add({ months: ahead }).toPlainDate({ day: monthDay });
  }
}
