import type { JobContext } from '../features/context.ts';
import { oneAtATime } from '../features/one-at-a-time.ts';
import type { PlatformName } from '../model/place.ts';
import type { ChatPlatform } from '../port/chat-platform.ts';
import type { Store } from '../port/store.ts';
import type { System } from '../port/system.ts';

export type DeliveryParts = {
  readonly store: Store;
  readonly system: System;
  readonly platform: (name: PlatformName) => ChatPlatform;
};

/**
 * Posting once per key. The attempt is recorded before the platform is asked and its answer after; between the
 * two, a job that runs again asks again under the same key, which the platform recognises where it can.
 */
export function createDelivery({
  store,
  system,
  platform,
}: DeliveryParts): Pick<JobContext, 'post' | 'whisper' | 'edit' | 'remove'> {
  return {
    post: async (room, card, key, telling) => {
      const before = await store.transaction((stores) => stores.posts.begin(key, system.now()));
      if (before?.state === 'posted' && before.message !== null) return before.message;
      const attempted = before?.state === 'attempting' ? before.since : null;
      const message = await platform(room.platform).post(room, card, key, attempted, telling);
      await store.transaction((stores) => stores.posts.finish(key, message));
      return message;
    },
    // The same note may be asked for by two jobs at once.
    whisper: (person, room, card, key) =>
      oneAtATime(store, key, async () => {
        const before = await store.transaction((stores) => stores.posts.begin(key, system.now()));
        if (before?.state === 'posted') return null;
        const hold = await platform(person.platform).whisper(person, room, card, key);
        await store.transaction((stores) => stores.posts.finish(key, null));
        return hold;
      }),
    edit: (message, card) => platform(message.room.platform).edit(message, card),
    remove: (message) => platform(message.room.platform).remove(message),
  };
}
