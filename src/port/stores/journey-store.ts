import type { CoupleId, Side } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { JourneyRun, JourneyRunId } from '../../model/journey.ts';

/** The journeys of each couple: which, and how far they have come. No word of anybody's. */
export interface JourneyStore {
  /** Adds them, or replaces all that is known of them but their messages. Of a couple's, one runs at most. */
  save(runs: readonly JourneyRun[]): Promise<void>;
  setMessage(id: JourneyRunId, message: JourneyRun['message']): Promise<void>;
  find(id: JourneyRunId): Promise<JourneyRun | null>;
  /** Those that run, of several couples in one statement. */
  running(coupleIds: readonly CoupleId[]): Promise<ReadonlyMap<CoupleId, JourneyRun>>;
  /** Those of these couples that never were on a journey, and whom the rhythm has never asked anything. */
  newAmong(coupleIds: readonly CoupleId[]): Promise<ReadonlySet<CoupleId>>;
  /** All of a couple's, oldest first. */
  all(coupleId: CoupleId): Promise<readonly JourneyRun[]>;
  /** Those whose end is to be looked at, the longest due first. They are not locked: their couple has to be. */
  due(now: Instant, most: number): Promise<readonly Pick<JourneyRun, 'id' | 'coupleId'>[]>;
  /** Leaves no trace of which of them this partner began. */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
}
