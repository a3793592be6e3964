import type { Dimension } from '../model/questionnaire/scheme.ts';
import type { QuestionnaireFile } from './schema/questionnaire.ts';

/** A questionnaire with its words: every item has its options, whether they stand with it or on a scale. */
export type Questionnaire = Omit<QuestionnaireFile, '$schema' | 'scales' | 'items' | 'dimensions' | 'readings'> & {
  readonly items: readonly WordedItem[];
  readonly dimensions: readonly WordedDimension[];
  readonly readings: readonly WordedReading[];
};

export type WordedItem = {
  readonly id: string;
  readonly text: string;
  readonly options: readonly { readonly id: string; readonly label: string; readonly value: number }[];
};

export type WordedDimension = Dimension & Pick<QuestionnaireFile['dimensions'][number], 'name' | 'guide'>;

type WordedReading = QuestionnaireFile['readings'][number];

export type WordedRegion = WordedReading['regions'][number];

export type Guide = NonNullable<WordedDimension['guide']>;

/** What an item is picked from is its own options, or the five words of a scale under the ids 1 to 5. */
export function wordQuestionnaire({ $schema: _, scales, ...file }: QuestionnaireFile): Questionnaire {
  return {
    ...file,
    items: file.items.map((item) => ({
      id: item.id,
      text: item.text,
      options:
        'options' in item
          ? item.options
          : (scales[item.scale] ?? []).map((label, at) => ({ id: String(at + 1), label, value: at + 1 })),
    })),
    dimensions: file.dimensions.map((dimension) => ({ ...dimension, reversed: dimension.reversed ?? [] })),
  };
}

/** What was picked for an item, in words; `null` where the item or the option has gone since. */
export function labelOf({ items }: Questionnaire, item: string, option: string | undefined): string | null {
  const options = items.find(({ id }) => id === item)?.options ?? [];
  return options.find(({ id }) => id === option)?.label ?? null;
}

/** A region by its reading's id and its own; `null` where it has gone since. */
export function regionOf(
  { readings }: Questionnaire,
  reading: string,
  region: string | undefined,
): WordedRegion | null {
  return readings.find(({ id }) => id === reading)?.regions.find(({ id }) => id === region) ?? null;
}
