import type { Couple } from '../model/couple.ts';
import { day, hour, type Instant } from '../model/instant.ts';
import { type Rhythm, weekdays } from '../model/ritual.ts';
import { nextOccurrences } from './next-occurrence.ts';
import { afterQuietForBoth } from './quiet-hours.ts';

/** Whom the quiet hours of a moment concern. */
export type Timed = Pick<Couple, 'quietHours' | 'partners'>;

/** What one ritual has to leave room for. */
export type Surroundings = {
  readonly couple: Timed;
  readonly rhythm: Rhythm;
  /** The zone whose days are the couple's days. */
  readonly zone: string;
  /** When anything comes that takes precedence over it, from one moment until, but not with, another; in any order. */
  readonly taken: (from: Instant, until: Instant) => readonly Instant[];
  /** Its own next moment after this one: it never waits as long as that. */
  readonly ownNext: (after: Instant) => Instant;
};

/** Two that come are at least this far apart (ms). */
const apart = hour;

/** How many days it looks for one on which nothing else comes. */
const patience = 7;

/**
 * When a ritual comes that is planned for a moment (`docs/rhythm.md` has the same in words): after quiet hours, and an
 * hour or more from whatever takes precedence over it. It waits by the hour on that day, else for a day without any, else
 * for the first hour that is free; and where there is none, it does not wait.
 */
export function placeRitual(around: Surroundings, plannedAt: Instant): Instant {
  const wish = afterQuietForBoth(around.couple, plannedAt);
  if (blockedBy(around, wish) === null) return wish;
  const end = Math.min(around.ownNext(plannedAt), wish + patience * day);
  return laterThatDay(around, wish, end) ?? onAFreeDay(around, wish, end) ?? atAFreeHour(around, wish, end) ?? wish;
}

function laterThatDay(around: Surroundings, wish: Instant, end: Instant): Instant | null {
  const [, midnight] = dayOf(around.zone, wish);
  for (let at = wish; at < Math.min(end, midnight); ) {
    if (afterQuietForBoth(around.couple, at) !== at) return null;
    const blocked = blockedBy(around, at);
    if (blocked === null) return at;
    at = blocked + apart;
  }
  return null;
}

/** At its own time of day, on the first of the next days on which nothing comes that takes precedence. */
function onAFreeDay(around: Surroundings, wish: Instant, end: Instant): Instant | null {
  const { couple, rhythm } = around;
  const { time, zone } = rhythm;
  for (const moment of nextOccurrences({ days: weekdays, time, zone }, wish, patience)) {
    const at = afterQuietForBoth(couple, moment);
    if (at >= end) return null;
    // What comes just beyond midnight is near as well.
    if (around.taken(...dayOf(around.zone, at)).length === 0 && blockedBy(around, at) === null) return at;
  }
  return null;
}

function atAFreeHour(around: Surroundings, wish: Instant, end: Instant): Instant | null {
  for (let at = wish; at < end; ) {
    const blocked = blockedBy(around, at);
    if (blocked === null) return at;
    at = afterQuietForBoth(around.couple, blocked + apart);
  }
  return null;
}

/** The latest that comes too near to a moment. */
function blockedBy({ taken }: Surroundings, at: Instant): Instant | null {
  const near = taken(at - apart + 1, at + apart);
  return near.length === 0 ? null : Math.max(...near);
}

/** The day of a moment, from its beginning until that of the next one. */
function dayOf(zone: string, at: Instant): readonly [Instant, Instant] {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return [date.startOfDay().epochMilliseconds, date.add({ days: 1 }).startOfDay().epochMilliseconds];
}
