import type { CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { Job } from '../jobs.ts';

/** Jobs that could not be carried out because a couple's room was out of reach. They wait until it is in reach again. */
export interface ParkedStore {
  /** The same job twice is kept once. Whether it is the first that waits. */
  park(coupleId: CoupleId, job: Job, at: Instant): Promise<boolean>;
  /** Takes them out, the oldest first. */
  take(coupleId: CoupleId): Promise<readonly Job[]>;
}
