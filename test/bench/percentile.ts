/**
 * The value that so many percent of the others do not exceed, by nearest rank: always one that was measured. Throws
 * a `RangeError` for no values, and for a percentage that is not above 0 and at most 100.
 */
export function percentile(values: readonly number[], percent: number): number {
  if (!(percent > 0 && percent <= 100)) throw new RangeError(`there is no percentile ${percent}`);
  const rank = Math.ceil((percent / 100) * values.length);
  const found = values.toSorted((a, b) => a - b)[rank - 1];
  if (found === undefined) throw new RangeError('a percentile of no values');
  return found;
}
