/** How far an arrival order is from the order that was due. */
export type Disorder = {
  /** Pairs that arrived the wrong way round. */
  readonly inversions: number;
  /** The most places that one arrived before or after its own. */
  readonly displacement: number;
};

/** `arrived` holds each due place, 0 and up, once, in the order of arrival. */
export function disorderOf(arrived: readonly number[]): Disorder {
  const displacement = arrived.reduce((most, due, place) => Math.max(most, Math.abs(due - place)), 0);
  return { inversions: countInversions([...arrived]).inversions, displacement };
}

/** Merge sort counts them on its way. */
function countInversions(all: readonly number[]): { readonly sorted: readonly number[]; readonly inversions: number } {
  if (all.length < 2) return { sorted: all, inversions: 0 };
  const half = all.length >> 1;
  const left = countInversions(all.slice(0, half));
  const right = countInversions(all.slice(half));
  const sorted: number[] = [];
  let inversions = left.inversions + right.inversions;
  let taken = 0;
  for (const one of right.sorted) {
    for (let next = left.sorted[taken]; next !== undefined && next <= one; next = left.sorted[taken]) {
      sorted.push(next);
      taken += 1;
    }
    inversions += left.sorted.length - taken;
    sorted.push(one);
  }
  return { sorted: [...sorted, ...left.sorted.slice(taken)], inversions };
}
