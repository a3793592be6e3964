import type { Instant } from '../model/instant.ts';

/** How a private card that somebody has before them can be replaced. */
export type Hold = {
  /** The platform's own name of the card: the same card has the same, however it was reached. */
  readonly card: string;
  /** What the platform needs for it. It may be a secret: it is kept sealed, and never logged. */
  readonly handle: string;
  /** Until when the platform takes it, at most. */
  readonly until: Instant;
};

/** What a private card is about (`check-in:…`), and what it shows of that: by both it is known when it is true no more. */
export type Keep = { readonly about: string; readonly look: string };
