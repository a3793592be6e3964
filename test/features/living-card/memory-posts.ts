import type { Post, PostStore } from '../../../src/port/stores/post-store.ts';

/** The store of posts without a database: what the database would remember, and nothing else. */
export function createMemoryPosts(): PostStore {
  const posts = new Map<string, Post>();
  return {
    find: async (key) => posts.get(key) ?? null,
    begin: async (key, at) => {
      const before = posts.get(key) ?? null;
      if (before === null) posts.set(key, { state: 'attempting', since: at });
      return before;
    },
    // There is one process.
    hold: async () => true,
    letGo: async () => undefined,
    finish: async (key, message) => {
      if (!posts.has(key)) throw new Error(`the post ${key} was finished but never begun`);
      posts.set(key, { state: 'posted', message });
    },
    clear: async () => posts.clear(),
  };
}
