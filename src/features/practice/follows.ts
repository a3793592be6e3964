import type { RoomRef } from '../../model/place.ts';
import { advance } from '../../model/practice/advance.ts';
import type { Stores } from '../../port/store.ts';
import type { Feature, Follows } from '../feature.ts';
import { show } from './change-session.ts';

/** No script is needed to stop: nothing of a step comes after it. */
const anyScript = { id: 'any', steps: [] };

export const follows: Follows = {
  ended: async (stores, couple, now) => {
    for (const session of [await stores.practices.live(couple.id), await stores.practices.held(couple.id)]) {
      const stopped = session === null ? null : advance(anyScript, session, { kind: 'stop', side: 0 }, now);
      if (stopped === null || !('session' in stopped)) continue;
      await stores.practices.save(stopped.session);
      await show({ stores }, stopped.session, null);
    }
  },
  moved: async (stores, couple) => {
    const live = await stores.practices.live(couple.id);
    if (live !== null) await show({ stores }, live, null);
  },
};

/** Somebody deleted or locked the thread: it goes on below its first card. */
export const notice: NonNullable<Feature['notice']> = async ({ stores }, event) => {
  if (event.what === 'thread-shut') return threadShut(stores, event.room);
};

async function threadShut(stores: Stores, room: RoomRef): Promise<void> {
  const couple = await stores.couples.activeIn(room);
  const live = couple === null ? null : await stores.practices.live(couple.id);
  if (live === null) return;
  const places = await stores.practices.places(live.id);
  if (places.some(({ message }) => message !== null && message.room.under === room.under)) {
    await show({ stores }, live, null);
  }
}
