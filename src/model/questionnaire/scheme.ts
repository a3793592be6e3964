/** The questionnaires there are: how the two feel connected, how one is close, what has been in the way. */
export const questionnaireIds = ['pulse', 'style', 'reconnect'] as const;

export type QuestionnaireId = (typeof questionnaireIds)[number];

/** One thing that is asked, as far as it counts: its options by id, each with what it counts for, from 1 to 5. */
export type Item = {
  readonly id: string;
  readonly options: readonly { readonly id: string; readonly value: number }[];
};

/** Items that are taken together, each in one dimension. What is in `reversed` counts the other way round. */
export type Dimension = {
  readonly id: string;
  readonly items: readonly string[];
  readonly reversed: readonly string[];
  /** From the lowest to the highest. */
  readonly levels: readonly Level[];
};

/** A part of a dimension: means up to and with `upTo`, two decimals at most. The last level has none. */
export type Level = { readonly id: string; readonly upTo?: number | undefined };

/** Regions of one or several dimensions, of which everybody is in exactly one. */
export type Reading = { readonly id: string; readonly regions: readonly Region[] };

/** Where it lies: in any of these places. A place names levels by dimension; a dimension that it leaves out may be at any. */
export type Region = { readonly id: string; readonly when: readonly Place[] };

export type Place = Readonly<Record<string, readonly string[]>>;

/** How answers become a reading, without any words. */
export type Scheme = {
  readonly items: readonly Item[];
  readonly dimensions: readonly Dimension[];
  readonly readings: readonly Reading[];
};

/** What was picked, by item. */
export type Answers = Readonly<Record<string, string>>;
