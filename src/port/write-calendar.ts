import type { DatePlanId } from '../model/date-plan.ts';
import type { Instant } from '../model/instant.ts';
import type { PartnerWords } from '../model/partner-words.ts';

/** What stands in somebody's calendar. */
export type CalendarEntry = {
  /** The same for as long as it is about the same, so that a calendar replaces what it has. */
  readonly id: DatePlanId;
  /** Counts what was changed. */
  readonly revision: number;
  readonly from: Instant;
  readonly until: Instant;
  /** When this was written. */
  readonly at: Instant;
  readonly what: PartnerWords;
  readonly notes: readonly PartnerWords[];
  readonly calledOff: boolean;
};

/** Writes a file that any calendar reads (iCalendar, RFC 5545). */
export type WriteCalendar = (entry: CalendarEntry) => string;
