import type { Markup } from '../card/markup.ts';
import type { Instant } from '../model/instant.ts';
import type { Glance } from './at-a-glance.ts';

/** A month as a couple's clock counts it: from its first moment until, but not with, the first one of the next. */
export type Month = { readonly from: Instant; readonly until: Instant };

/** What a thing of a month was, for the picture: something shared, a thank-you, something done together, something kept. */
export const monthKinds = ['shared', 'thanked', 'done', 'kept'] as const;

/** One kind of thing that there was in a month, in a sentence that counts only what is there. Nobody's words. */
export type MonthEntry = {
  readonly kind: (typeof monthKinds)[number];
  readonly text: Markup;
  /** When each of them was, for the picture. */
  readonly at: readonly Instant[];
};

/** What a feature adds to a couple's month in review: nothing where there was nothing. */
export type MonthPart = (glance: Glance, month: Month) => Promise<readonly MonthEntry[]>;
