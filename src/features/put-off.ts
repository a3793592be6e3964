import type { Couple, Side } from '../model/couple.ts';
import type { Job } from '../port/jobs.ts';
import { afterQuiet } from '../schedule/quiet-hours.ts';
import type { JobContext } from './context.ts';

/**
 * Puts off what one of the two would hear of in their quiet hours, until these are over. Returns whether it did. Every
 * message to one person alone makes a sound: not every platform has silent ones.
 */
export async function putOff({ store, now }: JobContext, couple: Couple, side: Side, job: Job): Promise<boolean> {
  const at = afterQuiet(couple.quietHours, couple.partners[side].zone, now);
  if (at <= now) return false;
  await store.transaction(({ jobs }) => jobs.enqueue([job], at));
  return true;
}
