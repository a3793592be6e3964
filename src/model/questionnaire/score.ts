import type { Answers, Dimension, Item, Place, Reading, Scheme } from './scheme.ts';

/**
 * What came of a questionnaire: the mean of each dimension, its level, and the region of each reading. The means only
 * ever order and draw; nobody is shown one.
 */
export type Result = {
  readonly means: Readonly<Record<string, number>>;
  readonly levels: Readonly<Record<string, string>>;
  readonly regions: Readonly<Record<string, string>>;
};

/** The lowest and the highest that an option counts for. */
export const least = 1;
export const most = 5;

/** What these answers come to. Every item has to be answered with one of its options. */
export function resultOf(scheme: Scheme, answers: Answers): Result {
  const sums = scheme.dimensions.map((dimension) => ({ dimension, sum: sumOf(scheme, dimension, answers) }));
  const levels = Object.fromEntries(sums.map(({ dimension, sum }) => [dimension.id, levelAt(dimension, sum)]));
  return {
    means: Object.fromEntries(sums.map(({ dimension, sum }) => [dimension.id, sum / dimension.items.length])),
    levels,
    regions: Object.fromEntries(
      scheme.readings.flatMap((reading) => {
        const region = regionsAt(reading, levels)[0];
        return region === undefined ? [] : [[reading.id, region]];
      }),
    ),
  };
}

/** The level of a dimension for a sum over its items; in whole hundredths, so that no rounding decides. */
export function levelAt({ levels, items }: Dimension, sum: number): string {
  const found = levels.find(({ upTo }) => upTo === undefined || sum * 100 <= Math.round(upTo * 100) * items.length);
  return (found ?? levels.at(-1))?.id ?? '';
}

/** The regions of a reading that hold these levels: one, where the reading is sound. */
export function regionsAt({ regions }: Reading, levels: Readonly<Record<string, string>>): readonly string[] {
  return regions.filter(({ when }) => when.some((place) => holds(place, levels))).map(({ id }) => id);
}

/** What an item adds to a dimension, for each of its options. */
export function valuesOf({ reversed }: Dimension, { id, options }: Item): readonly number[] {
  return options.map(({ value }) => (reversed.includes(id) ? least + most - value : value));
}

function sumOf({ items }: Scheme, dimension: Dimension, answers: Answers): number {
  return dimension.items.reduce((sum, id) => {
    const item = items.find((one) => one.id === id);
    const at = item?.options.findIndex((option) => option.id === answers[id]) ?? -1;
    const value = item === undefined ? undefined : valuesOf(dimension, item)[at];
    if (value === undefined) throw new Error(`item ${id} has no answer that it offers`);
    return sum + value;
  }, 0);
}

function holds(place: Place, levels: Readonly<Record<string, string>>): boolean {
  return Object.entries(place).every(([dimension, wanted]) => wanted.includes(levels[dimension] ?? ''));
}
