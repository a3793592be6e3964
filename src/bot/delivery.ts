import type { JobContext } from '../features/context.ts';
import { oneAtATime } from '../features/one-at-a-time.ts';
import type { PlatformName } from '../model/place.ts';
import type { ChatPlatform } from '../port/chat-platform.ts';
import { PlatformError } from '../port/platform-error.ts';
import type { Store } from '../port/store.ts';
import type { Post } from '../port/stores/post-store.ts';
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
  /** Two jobs, in two processes, may want to post the same: not every platform would know it for the same. */
  const begin = async (key: string): Promise<Post | null> => {
    const now = system.now();
    const { before, isOurs } = await store.transaction(async ({ posts }) => {
      const found = await posts.begin(key, now);
      return { before: found, isOurs: found === null || found.state === 'posted' || (await posts.hold(key)) };
    });
    if (isOurs) return before;
    throw new PlatformError('unavailable', 'somebody else is at this post', { retryAt: now + again });
  };

  const orLetGo = <T>(key: string, work: Promise<T>): Promise<T> =>
    work.catch(async (error: unknown) => {
      await store.transaction(({ posts }) => posts.letGo(key)).catch(() => undefined);
      throw error;
    });

  return {
    post: async (room, card, key, telling, placed) => {
      const before = await begin(key);
      if (before?.state === 'posted' && before.message !== null) return before.message;
      const attempted = before?.state === 'attempting' ? before.since : null;
      const message = await orLetGo(key, platform(room.platform).post(room, card, key, attempted, telling));
      await store.transaction(async (stores) => {
        await stores.posts.finish(key, message);
        await placed?.(stores, message);
      });
      return message;
    },
    // The same note may be asked for by two jobs at once.
    whisper: (person, room, card, key) =>
      oneAtATime(store, key, async () => {
        const before = await begin(key);
        if (before?.state === 'posted') return null;
        const hold = await orLetGo(key, platform(person.platform).whisper(person, room, card, key));
        await store.transaction((stores) => stores.posts.finish(key, null));
        return hold;
      }),
    edit: (message, card) => platform(message.room.platform).edit(message, card),
    remove: (message) => platform(message.room.platform).remove(message),
  };
}

/** How long a job rests whose post somebody else is at (ms). */
const again = 3000;
