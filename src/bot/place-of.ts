import { sideOf } from '../model/couple.ts';
import type { RoomRef } from '../model/place.ts';
import type { InteractionEvent } from '../port/inbound-event.ts';
import type { Stores } from '../port/store.ts';

/**
 * The room that somebody acts in. In a thread it is the thread where two are, or were, paired in it; else the channel
 * around it, for those who are paired there. `forTwo`: only two who are paired there can do this, so that for anybody
 * else too it is about them.
 */
export async function placeOf(
  { couples }: Pick<Stores, 'couples'>,
  { room, parent, by }: Pick<InteractionEvent, 'room' | 'parent' | 'by'>,
  forTwo: boolean,
): Promise<RoomRef> {
  if (parent === undefined || (await couples.activeIn(room)) !== null) return room;
  const around = await couples.activeIn(parent);
  if (around === null) return room;
  if (sideOf(around, by) !== null) return parent;
  return forTwo && (await couples.endedIn(room)).length === 0 ? parent : room;
}
