import type { Instant } from '../../../src/model/instant.ts';

type Entry = { readonly at: Instant; readonly key: string };

/**
 * When something is due, the earliest first and, at one moment, by key. Whoever asks says when something is due now: what
 * has changed since it was put down is left out then, so that a change costs no more than putting down the new moment.
 */
export class Agenda {
  readonly #heap: Entry[] = [];
  readonly #dueAt: (key: string) => Instant | null;

  constructor(dueAt: (key: string) => Instant | null) {
    this.#dueAt = dueAt;
  }

  put(at: Instant, key: string): void {
    const heap = this.#heap;
    const entry = { at, key };
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = entry;
  }

  /** The earliest of all. */
  next(): Instant | null {
    const first = this.#first();
    return first === undefined ? null : first.at;
  }

  /** The keys of what is due, at most so many; they stay due. */
  due(now: Instant, most: number): readonly string[] {
    const found = new Map<string, Entry>();
    for (
      let first = this.#first();
      first !== undefined && first.at <= now && found.size < most;
      first = this.#first()
    ) {
      found.set(first.key, first);
      this.#shift();
    }
    for (const { at, key } of found.values()) this.put(at, key);
    return [...found.keys()];
  }

  #first(): Entry | undefined {
    for (let first = this.#heap[0]; first !== undefined; first = this.#heap[0]) {
      if (this.#dueAt(first.key) === first.at) return first;
      this.#shift();
    }
    return undefined;
  }

  #shift(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      const [left, right] = [heap[2 * index + 1], heap[2 * index + 2]];
      const below = right !== undefined && left !== undefined && isBefore(right, left) ? right : left;
      if (below === undefined || !isBefore(below, last)) break;
      heap[index] = below;
      index = below === right ? 2 * index + 2 : 2 * index + 1;
    }
    heap[index] = last;
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.at < other.at || (one.at === other.at && one.key < other.key);
}
