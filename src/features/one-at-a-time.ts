/**
 * Runs work under a key after all that was begun under it before, in this process and on behalf of one owner. It only
 * spares two jobs that are about the same thing from doing it twice: nothing depends on it after a restart.
 */
export async function oneAtATime<T>(owner: object, key: string, work: () => Promise<T>): Promise<T> {
  const lines = all.get(owner) ?? new Map<string, Promise<unknown>>();
  all.set(owner, lines);
  const next = (lines.get(key) ?? Promise.resolve()).then(work, work);
  lines.set(key, next);
  try {
    return await next;
  } finally {
    if (lines.get(key) === next) lines.delete(key);
  }
}

const all = new WeakMap<object, Map<string, Promise<unknown>>>();
