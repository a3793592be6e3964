import type { MessageRef } from '../model/place.ts';
import type { Post } from '../port/stores/post-store.ts';
import type { JobContext } from './context.ts';

/** The key of what takes the place of a card. The same old card leads to the same new one, however often this is tried. */
export function keyAfter(key: string, { message }: MessageRef): string {
  return `${key}:after:${message}`;
}

/** What is known of a post under a key; `null` if none was ever tried. */
export function findPost({ store }: JobContext, key: string): Promise<Post | null> {
  return store.transaction((stores) => stores.posts.find(key));
}
