import type { Couple } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { Stores } from '../port/store.ts';
import type { CoupleContext } from './context.ts';
import { refreshHeld } from './held-cards.ts';

/** Has a card posted in the room that says how the rhythm stands, without saying who changed it. */
export async function announce({ couple, stores, newId, now }: CoupleContext): Promise<void> {
  await stores.jobs.enqueue([{ name: 'announce-rhythm', coupleId: couple.id, key: `rhythm-${newId()}`, at: now }]);
  await refreshRhythm(stores, couple, now);
}

/** The private cards that show something of the rhythm follow it. */
export async function refreshRhythm(stores: Stores, { id }: Couple, now: Instant): Promise<void> {
  for (const kind of ['rhythm', 'pause', 'settings']) await refreshHeld(stores, kind, id, now);
}
