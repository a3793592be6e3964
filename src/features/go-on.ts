import { type Couple, sides } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { Stores } from '../port/store.ts';
import { planNext } from '../schedule/plan-ritual.ts';
import { refreshHeld } from './held-cards.ts';

/** Ends a pause: the rhythm is reckoned anew from `from`, and what could not be shown meanwhile is shown. */
export async function goOn(stores: Stores, couple: Couple, from: Instant): Promise<Couple> {
  const here = { ...couple, pause: null };
  await stores.couples.save(here);
  const rituals = await stores.rituals.of(couple.id);
  await stores.rituals.save(rituals.map((ritual) => planNext(ritual, null, from)));
  await showWhatWaited(stores, couple);
  await refreshHeld(stores, 'pause', couple.id, from);
  return here;
}

/** Has everything shown now that could not be shown while the room was out of reach. */
export async function showWhatWaited(stores: Stores, { id }: Pick<Couple, 'id'>): Promise<void> {
  await stores.jobs.enqueue(await stores.parked.take(id));
}

/** Whether nothing but the room, or the place, was in the way. */
export function restsForTrouble({ pause }: Couple): boolean {
  return pause !== null && ['room-gone', 'forbidden', 'removed'].includes(pause.why);
}

/** Whether both are there, as far as is known. */
export function bothAreHere({ partners }: Couple): boolean {
  return sides.every((side) => partners[side].leftAt === null);
}
