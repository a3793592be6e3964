import type { CoupleId } from './couple.ts';
import type { Instant } from './instant.ts';

/**
 * What comes on a rhythm, by name. Every feature adds its own here, next to what a due one does:
 * `declare module '…/model/ritual.ts' { interface RitualNames { 'x': true } }`; `'first'` instead of `true` for what
 * every couple begins with.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features fill it by declaration merging, which a type alias cannot do.
export interface RitualNames {}

export type RitualName = keyof RitualNames;

/** Those that nobody has from the start: each is offered once, when it first makes sense. */
export type OfferedRitual = {
  [Name in RitualName]: RitualNames[Name] extends true ? Name : never;
}[RitualName];

/** ISO day of the week: 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** A local time, `HH:MM`, in an IANA zone. */
type LocalTime = { readonly time: string; readonly zone: string };

/** On these days of every week; they ascend, and there is at least one. */
export type WeeklyRhythm = LocalTime & { readonly days: readonly Weekday[] };

/** On this day of every month, 1 to 31; on its last day where it has no such day. */
export type MonthlyRhythm = LocalTime & { readonly monthDay: number };

export type Rhythm = WeeklyRhythm | MonthlyRhythm;

/** An occurrence that was not posted, and why: Attune was down for too long, or somebody asked to skip it. */
export type Skip = { readonly dueAt: Instant; readonly why: 'late' | 'asked' };

export type Ritual = {
  readonly coupleId: CoupleId;
  readonly name: RitualName;
  readonly on: boolean;
  readonly rhythm: Rhythm;
  /** `null` while it is off, or paused without an end. */
  readonly nextAt: Instant | null;
  /** The moment of its rhythm that it could not come at, and waits to come for at `nextAt`; `null`: it is that one itself. */
  readonly waitingSince: Instant | null;
  /** When it came last; `null`: never yet. */
  readonly cameAt: Instant | null;
  readonly lastSkip: Skip | null;
};

/** One that never came, and is not planned yet. */
export function newRitual(coupleId: CoupleId, what: Pick<Ritual, 'name' | 'on' | 'rhythm'>): Ritual {
  return { coupleId, ...what, nextAt: null, waitingSince: null, cameAt: null, lastSkip: null };
}

export function isWeekly(rhythm: Rhythm): rhythm is WeeklyRhythm {
  return 'days' in rhythm;
}

/** The days of the week on which it comes; none for one that goes by the month. */
export function weekdaysOf(rhythm: Rhythm): readonly Weekday[] {
  return isWeekly(rhythm) ? rhythm.days : [];
}

/** How often it comes before it repeats itself: as often as in a week, or once a month. */
export function timesPerRound(rhythm: Rhythm): number {
  return isWeekly(rhythm) ? rhythm.days.length : 1;
}

export function sameRhythm(a: Rhythm, b: Rhythm): boolean {
  if (a.time !== b.time || a.zone !== b.zone) return false;
  return isWeekly(a) ? isWeekly(b) && a.days.join() === b.days.join() : !isWeekly(b) && a.monthDay === b.monthDay;
}
