import type { Markup } from '../card/markup.ts';
import type { FeltBelow, MonthKind } from '../card/picture.ts';
import type { Instant, Period } from '../model/instant.ts';
import type { Glance } from './at-a-glance.ts';

/** A month as a couple's clock counts it: from its first moment until, but not with, the first one of the next. */
export type Month = Period;

/** One kind of thing that there was in a month, in a sentence that counts only what is there. Nobody's words. */
export type MonthEntry = {
  /** Something shared, a thank-you, something done together, something kept or planned. */
  readonly kind: MonthKind;
  readonly text: Markup;
  /** When each of them was, for the picture. */
  readonly at: readonly Instant[];
  /** How it felt to both, over the months up to this one, for the picture. It is read only where one is drawn. */
  readonly felt?: () => Promise<Felt | null>;
};

/** `alone`: some of it was shown to each of the two privately, and so it stays. */
export type Felt = FeltBelow & { readonly alone: boolean };

/** What a feature adds to a couple's month in review: nothing where there was nothing. */
export type MonthPart = (glance: Glance, month: Month) => Promise<readonly MonthEntry[]>;
