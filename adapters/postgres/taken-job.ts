import type { JobWithMetadata } from 'pg-boss';
import type { Job } from '../../src/port/jobs.ts';

/** A job as it was fetched: `retryCount` names the attempt, so that a late settlement cannot touch a newer one. */
export type TakenJob = {
  readonly id: string;
  readonly data: Job;
  readonly retryCount: number;
  /** How long it had been due when it was taken (ms), and when that was, by a clock that is never set. */
  readonly waited: number;
  readonly takenAt: number;
};

export function taken({ id, data, retryCount, startAfter, startedOn }: JobWithMetadata<Job>): TakenJob {
  const waited = Math.max(startedOn.getTime() - startAfter.getTime(), 0);
  return { id, data, retryCount, waited, takenAt: performance.now() };
}

/** What pg-boss needs to tell this attempt from others. */
export function attempt(taken: TakenJob): { id: string; retryCount: number } {
  return { id: taken.id, retryCount: taken.retryCount };
}
