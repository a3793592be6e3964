import type { CalendarDay, DayOfYear } from '../../model/calendar-day.ts';
import type { CoupleId, Side } from '../../model/couple.ts';
import type { Instant, Period } from '../../model/instant.ts';
import type { KeptMoment, Moment, MomentKind, MomentOrder } from '../../model/moment.ts';

/** Which part of a list: `most` after the first `skip`. In the order of the calendar it begins with `from`. */
export type MomentPart = {
  readonly order: MomentOrder;
  readonly from: DayOfYear;
  readonly skip: number;
  readonly most: number;
};

/** The days of a year that come back on one day; those of earlier years do. */
export type ComingBack = { readonly on: CalendarDay; readonly days: readonly DayOfYear[] };

/** What each couple keeps of days. Words are sealed with the couple's key; the day itself is not. */
export interface MomentStore {
  add(moment: KeptMoment): Promise<void>;
  find(id: string): Promise<Moment | null>;
  /** All of it but where its card stands. */
  save(moment: Moment): Promise<void>;
  setMessage(id: string, message: Moment['message']): Promise<void>;
  /** How many are in the list. */
  count(coupleId: CoupleId): Promise<number>;
  list(coupleId: CoupleId, part: MomentPart): Promise<readonly KeptMoment[]>;
  /** What comes back on a day, the longest ago first; nothing that is kept quiet. */
  comingBack(coupleId: CoupleId, wanted: ComingBack): Promise<readonly KeptMoment[]>;
  /** Which of these couples have something that comes back on a day. None is opened for it. */
  withComingBack(coupleIds: readonly CoupleId[], wanted: ComingBack): Promise<readonly CoupleId[]>;
  /**
   * The days that come back in any year, of each of these couples that has some; of one kind, or of any. Nothing that is
   * kept quiet, and none is opened for it.
   */
  yearlyDays(coupleIds: readonly CoupleId[], kind?: MomentKind): Promise<ReadonlyMap<CoupleId, readonly CalendarDay[]>>;
  /** When those were added that are not kept quiet, in a stretch of time. Ascending; none is opened. */
  addedIn(coupleId: CoupleId, period: Period): Promise<readonly Instant[]>;
  /** Everything, what was taken away too, by the day: for a copy of somebody's data. */
  all(coupleId: CoupleId): Promise<readonly Moment[]>;
  /** Erases the words of at most `most` that were taken away before a moment, through an index. Says of how many. */
  eraseGone(before: Instant, most: number): Promise<number>;
  /** Removes what this partner added, and what they wanted of the other's. */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
}
