import type { Couple } from '../model/couple.ts';
import { day, type Instant } from '../model/instant.ts';
import type { Stores } from '../port/store.ts';
import type { Feature } from './feature.ts';

/** How long a couple that ended stays restorable, hidden, before it is erased. */
export const endingLife = 30 * day;

/**
 * Ends a couple for both: nothing is asked any more, and what is open shows that it is closed. The couple must be
 * locked. One that ended before keeps the day on which it is erased.
 */
export async function endCouple(
  features: readonly Feature[],
  stores: Stores,
  couple: Couple,
  now: Instant,
): Promise<Couple> {
  const ending = couple.ending ?? { at: now, eraseAt: now + endingLife };
  const ended: Couple = { ...couple, ending };
  await stores.couples.save(ended);
  for (const { follows } of features) await follows?.ended?.(stores, ended, now);
  return ended;
}
