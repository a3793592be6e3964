import type { Job } from '../../src/port/jobs.ts';

/** A job as it was fetched: `retryCount` names the attempt, so that a late settlement cannot touch a newer one. */
export type TakenJob = {
  readonly id: string;
  readonly data: Job;
  readonly retryCount: number;
  readonly startAfter: Date;
};

/** What pg-boss needs to tell this attempt from others. */
export function attempt(taken: TakenJob): { id: string; retryCount: number } {
  return { id: taken.id, retryCount: taken.retryCount };
}
