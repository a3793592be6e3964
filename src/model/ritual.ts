import type { CoupleId } from './couple.ts';
import type { Instant } from './instant.ts';

/** What comes on a rhythm: the question, and the weekly check-in about the two of them. */
export const ritualNames = ['question', 'us'] as const;

export type RitualName = (typeof ritualNames)[number];

/** ISO day of the week: 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Local times in an IANA zone. `days` ascends and is not empty; `time` is `HH:MM`. */
export type Rhythm = { readonly days: readonly Weekday[]; readonly time: string; readonly zone: string };

/** An occurrence that was not posted, and why: Attune was down for too long, or somebody asked to skip it. */
export type Skip = { readonly dueAt: Instant; readonly why: 'late' | 'asked' };

export type Ritual = {
  readonly coupleId: CoupleId;
  readonly name: RitualName;
  readonly on: boolean;
  readonly rhythm: Rhythm;
  /** `null` while it is off, or paused without an end. */
  readonly nextAt: Instant | null;
  readonly lastSkip: Skip | null;
};
