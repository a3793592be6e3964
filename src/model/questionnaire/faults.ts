import type { Dimension, Reading, Scheme } from './scheme.ts';
import { levelAt, regionsAt, valuesOf } from './score.ts';

/** Why a scheme cannot give everybody who answers it exactly one result. */
export type Fault =
  | { readonly kind: 'item-in-none'; readonly item: string }
  | { readonly kind: 'item-in-two'; readonly item: string }
  | { readonly kind: 'unknown-item'; readonly dimension: string; readonly item: string }
  | { readonly kind: 'disordered'; readonly dimension: string; readonly level: string }
  | { readonly kind: 'unreachable-level'; readonly dimension: string; readonly level: string }
  | { readonly kind: 'unknown-place'; readonly reading: string; readonly region: string; readonly place: string }
  | { readonly kind: 'unreachable-region'; readonly reading: string; readonly region: string }
  | { readonly kind: 'gap'; readonly reading: string; readonly at: string }
  | { readonly kind: 'overlap'; readonly reading: string; readonly at: string; readonly regions: readonly string[] };

/** Everything that is wrong with a scheme; what is wrong with its items or dimensions comes first, and alone. */
export function faultsOf(scheme: Scheme): readonly Fault[] {
  const below = [...itemFaults(scheme), ...scheme.dimensions.flatMap((one) => levelFaults(scheme, one))];
  return below.length > 0 ? below : scheme.readings.flatMap((reading) => readingFaults(scheme, reading));
}

function itemFaults({ items, dimensions }: Scheme): readonly Fault[] {
  const known = new Set(items.map(({ id }) => id));
  const uses = dimensions.flatMap((dimension) => dimension.items);
  return [
    ...dimensions.flatMap((dimension): Fault[] =>
      [...dimension.items, ...dimension.reversed]
        .filter((item) => !known.has(item) || !dimension.items.includes(item))
        .map((item) => ({ kind: 'unknown-item', dimension: dimension.id, item })),
    ),
    ...items.flatMap(({ id }): Fault[] => {
      const count = uses.filter((use) => use === id).length;
      if (count === 1) return [];
      return [{ kind: count === 0 ? 'item-in-none' : 'item-in-two', item: id }];
    }),
  ];
}

function levelFaults(scheme: Scheme, dimension: Dimension): readonly Fault[] {
  const { id, levels } = dimension;
  const isLast = (at: number) => at === levels.length - 1;
  const disordered = levels.filter(({ upTo }, at) => {
    const before = at === 0 ? 0 : (levels[at - 1]?.upTo ?? 0);
    return isLast(at) ? upTo !== undefined : upTo === undefined || upTo <= before;
  });
  if (disordered.length > 0)
    return disordered.map(({ id: level }) => ({ kind: 'disordered', dimension: id, level }) as const);
  const reached = reachedLevels(scheme, dimension);
  return levels
    .filter(({ id: level }) => !reached.has(level))
    .map(({ id: level }) => ({ kind: 'unreachable-level', dimension: id, level }) as const);
}

/** The levels that some answers lead to. */
function reachedLevels({ items }: Scheme, dimension: Dimension): ReadonlySet<string> {
  let sums = new Set([0]);
  for (const id of dimension.items) {
    const item = items.find((one) => one.id === id);
    const values = item === undefined ? [] : valuesOf(dimension, item);
    sums = new Set([...sums].flatMap((sum) => values.map((value) => sum + value)));
  }
  return new Set([...sums].map((sum) => levelAt(dimension, sum)));
}

/** No item is in two dimensions, so every combination of levels can come about. */
function readingFaults(scheme: Scheme, reading: Reading): readonly Fault[] {
  const unknown = unknownPlaces(scheme, reading);
  if (unknown.length > 0) return unknown;
  const all = combinations(scheme, reading).map((levels) => ({ levels, regions: regionsAt(reading, levels) }));
  const met = new Set(all.flatMap(({ regions }) => regions));
  return [
    ...all.flatMap(({ levels, regions }): Fault[] => {
      const at = Object.entries(levels)
        .map(([dimension, level]) => `${dimension} ${level}`)
        .join(', ');
      if (regions.length === 0) return [{ kind: 'gap', reading: reading.id, at }];
      return regions.length === 1 ? [] : [{ kind: 'overlap', reading: reading.id, at, regions }];
    }),
    ...reading.regions
      .filter(({ id }) => !met.has(id))
      .map(({ id }): Fault => ({ kind: 'unreachable-region', reading: reading.id, region: id })),
  ];
}

function unknownPlaces({ dimensions }: Scheme, { id: reading, regions }: Reading): readonly Fault[] {
  return regions.flatMap(({ id: region, when }) =>
    when.flatMap((place) =>
      Object.entries(place).flatMap(([dimension, levels]): Fault[] => {
        const known = dimensions.find((one) => one.id === dimension)?.levels.map(({ id }) => id);
        if (known === undefined) return [{ kind: 'unknown-place', reading, region, place: dimension }];
        return levels
          .filter((level) => !known.includes(level))
          .map((level) => ({ kind: 'unknown-place', reading, region, place: `${dimension} ${level}` }));
      }),
    ),
  );
}

/** All that the levels of the dimensions of a reading can be together. */
function combinations({ dimensions }: Scheme, { regions }: Reading): readonly Readonly<Record<string, string>>[] {
  const named = new Set(regions.flatMap(({ when }) => when.flatMap((place) => Object.keys(place))));
  return dimensions
    .filter(({ id }) => named.has(id))
    .reduce<readonly Readonly<Record<string, string>>[]>(
      (all, { id, levels }) => all.flatMap((one) => levels.map((level) => ({ ...one, [id]: level.id }))),
      [{}],
    );
}
