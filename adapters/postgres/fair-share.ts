/** Who takes part in a pool, and who holds what of it. */
export type Sharing = {
  readonly count: number;
  /** Everybody who takes part, the one who asks among them, with how much each takes at most. */
  readonly holders: ReadonlyMap<string, number>;
  /** By number. What nobody holds is not in it. */
  readonly held: ReadonlyMap<number, string>;
};

/** What one process should give back, what it may take, and whether more is due to it that is not free yet. */
export type Plan = { readonly give: readonly number[]; readonly take: readonly number[]; readonly waits: boolean };

/**
 * As even as it goes, with as few moves as that takes: who holds more already keeps what does not divide. All who ask the
 * same get plans that fit together.
 */
export function fairShare(me: string, { count, holders, held }: Sharing): Plan {
  const own = numbersOf(held, me);
  const due = duesOf(count, holders, held).get(me) ?? 0;
  const take = freeOf(count, held).slice(0, Math.max(due - own.length, 0));
  return { give: own.slice(due), take, waits: own.length + take.length < due };
}

/** Dealt out one by one, to those who hold most first, until nothing is left or nobody takes more. */
function duesOf(
  count: number,
  holders: Sharing['holders'],
  held: ReadonlyMap<number, string>,
): ReadonlyMap<string, number> {
  const holding = (holder: string): number => numbersOf(held, holder).length;
  const ranked = [...holders.keys()].toSorted((a, b) => holding(b) - holding(a) || (a < b ? -1 : 1));
  const dues = new Map<string, number>(ranked.map((holder) => [holder, 0]));
  for (let left = count, dealt = 1; left > 0 && dealt > 0; ) {
    dealt = 0;
    for (const holder of ranked) {
      const due = dues.get(holder) ?? 0;
      if (left === 0 || due >= (holders.get(holder) ?? 0)) continue;
      dues.set(holder, due + 1);
      left -= 1;
      dealt += 1;
    }
  }
  return dues;
}

/** What the host gave it by hand, and nothing else. */
export function shareByHand(me: string, { count, held }: Sharing, wanted: readonly number[]): Plan {
  const isWanted = (item: number): boolean => wanted.includes(item);
  const own = numbersOf(held, me);
  const take = freeOf(count, held).filter(isWanted);
  return { give: own.filter((item) => !isWanted(item)), take, waits: own.length + take.length < wanted.length };
}

/** In order, those that nobody holds. */
export function freeOf(count: number, held: ReadonlyMap<number, string>): readonly number[] {
  return Array.from({ length: count }, (_, item) => item).filter((item) => !held.has(item));
}

function numbersOf(held: ReadonlyMap<number, string>, holder: string): readonly number[] {
  return [...held]
    .filter(([, one]) => one === holder)
    .map(([item]) => item)
    .toSorted((a, b) => a - b);
}
