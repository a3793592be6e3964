import type { Instant } from '../../../src/model/instant.ts';

/** Compares by one thing after the other, each ascending; texts by their units. */
export function by<Row>(...of: readonly ((row: Row) => number | string)[]): (one: Row, other: Row) => number {
  return (one, other) => {
    for (const get of of) {
      const [a, b] = [get(one), get(other)];
      if (a !== b) return a < b ? -1 : 1;
    }
    return 0;
  };
}

/** What has come about first, and at one moment by its id. */
export const oldestFirst = by<{ readonly at: Instant; readonly id: string }>(
  ({ at }) => at,
  ({ id }) => id,
);
