import { type RoomRef, sameRoom } from '../../model/place.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import { isLasting } from '../refused.ts';
import { livingOffer, type OfferKey } from './living-offer.ts';

/**
 * Whether somebody deleted an offer that is still open: that is an answer, and it is not made again, here or elsewhere.
 * What it offers stands in the settings. No platform tells of it, so the card is touched to see.
 */
export async function wasDeleted(context: JobContext, key: OfferKey): Promise<boolean> {
  const view = await livingOffer(context, key).read();
  const offer = await context.store.transaction(({ offers }) => offers.find(key.coupleId, key.ritual));
  if (view === null || view.message === null || offer?.open !== true) return false;
  const { message, room, card, stub } = view;
  try {
    await context.edit(message, sameRoom(message.room, room) ? card : stub);
    return false;
  } catch (error) {
    if (!(error instanceof PlatformError && isLasting(context, error))) throw error;
    if (error.kind !== 'gone' || !(await isInReach(context, message.room))) return false;
  }
  await context.store.transaction(async ({ couples, offers }) => {
    await couples.lock(key.coupleId);
    await offers.close(key.coupleId, key.ritual);
    await offers.setMessage(key.coupleId, key.ritual, null);
  });
  return true;
}

/** A room that is out of reach has taken its messages along, whatever anybody thought of them. */
async function isInReach(context: JobContext, room: RoomRef): Promise<boolean> {
  try {
    return (await context.platform(room.platform).inspect(room)).obstacles.length === 0;
  } catch (error) {
    if (!isLasting(context, error)) throw error;
    return false;
  }
}
