import type { Instant } from '../../../src/model/instant.ts';
import type { EventStore } from '../../../src/port/stores/event-store.ts';
import type { Post, PostStore } from '../../../src/port/stores/post-store.ts';
import type { Memory, PostRow } from './memory.ts';

/** Which events were handled. */
export function createEventStore(memory: Memory): EventStore {
  const events = memory.table({ name: 'events', key: ({ id }: { readonly id: string; readonly at: Instant }) => id });
  return {
    firstTime: async (id, at) => {
      if (events.get(id) !== undefined) return false;
      events.add({ id, at });
      return true;
    },
    clear: async (before) => {
      for (const { id, at } of events.all()) if (at < before) events.drop(id);
    },
  };
}

/** What was posted under which key. */
export function createPostStore({ posts }: Memory): PostStore {
  return {
    find: async (key) => toPost(posts.get(key)),
    begin: async (key, since) => {
      const before = toPost(posts.get(key));
      if (before === null) posts.add({ key, state: 'attempting', since, message: null });
      return before;
    },
    // There is one process.
    hold: async () => true,
    letGo: async () => undefined,
    finish: async (key, message) => {
      if (posts.get(key) === undefined) throw new Error(`the post ${key} was finished but never begun`);
      posts.change(key, (row) => ({ ...row, state: 'posted', message }));
    },
    clear: async (before) => {
      for (const { key, since } of posts.all()) if (since < before) posts.drop(key);
    },
  };
}

function toPost(row: PostRow | undefined): Post | null {
  if (row === undefined) return null;
  const { state, since, message } = row;
  return state === 'attempting' ? { state, since } : { state, message };
}
