import type { Couple } from '../model/couple.ts';
import { day, endOfTime, type Instant } from '../model/instant.ts';
import type { Stores } from '../port/store.ts';

/** How long a couple that ended stays restorable, hidden, before it is erased. */
export const endingLife = 30 * day;

/**
 * Ends a couple for both: nothing is asked any more, and the cards of open questions show that they are closed.
 * The couple must be locked. One that ended before keeps the day on which it is erased.
 */
export async function endCouple(stores: Stores, couple: Couple, now: Instant): Promise<Couple> {
  const ending = couple.ending ?? { at: now, eraseAt: now + endingLife };
  const ended: Couple = { ...couple, ending };
  await stores.couples.save(ended);
  const recent = await stores.checkIns.history(couple.id, endOfTime, 100);
  const open = recent.filter((one) => one.revealedAt === null && one.closesAt > now);
  for (const one of open) await stores.checkIns.save({ ...one, closesAt: now, nudgeAt: null });
  await stores.jobs.enqueue(open.map(({ id }) => ({ name: 'refresh-check-in', checkInId: id })));
  return ended;
}
