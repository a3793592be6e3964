import type { Store, Stores } from '../../../src/port/store.ts';
import type { PreviewStore } from '../../../src/port/stores/preview-store.ts';

/** The preview's part of a store, in a map that outlives it, with transactions that are all or nothing. */
export class MapStore implements Store {
  readonly entries: Map<string, string>;
  /** Makes the next transactions fail, as a database that does not answer. */
  broken = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(entries = new Map<string, string>()) {
    this.entries = entries;
  }

  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    const result = this.#last.then(async () => {
      if (this.broken) throw new Error('the database does not answer');
      const changed = new Map(this.entries);
      const done = await work({ preview: previewIn(changed) } as Stores);
      this.entries.clear();
      for (const [key, value] of changed) this.entries.set(key, value);
      return done;
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  async ping(): Promise<void> {}

  async [Symbol.asyncDispose](): Promise<void> {}
}

function previewIn(entries: Map<string, string>): PreviewStore {
  return {
    read: async (key) => entries.get(key) ?? null,
    list: async (prefix) =>
      [...entries]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => ({ key, value }))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    write: async (key, value) => void entries.set(key, value),
    writeOnce: async (key, value) => {
      const known = entries.get(key) ?? null;
      if (known === null) entries.set(key, value);
      return known;
    },
    remove: async (prefix) => {
      for (const key of [...entries.keys()]) if (key.startsWith(prefix)) entries.delete(key);
    },
  };
}
