import type { Instant } from './instant.ts';

/**
 * Why this very question was asked, where it was not picked from the deck: it is the next of a journey, it picks up what
 * the two once answered, or they answered the same one a year ago. `earlier` is that check-in, `at` when it was asked.
 */
export type Because =
  | { readonly kind: 'journey'; readonly journey: string; readonly step: number; readonly of: number }
  | { readonly kind: 'follow-up'; readonly earlier: string; readonly promptId: string; readonly at: Instant }
  | { readonly kind: 'year-ago'; readonly earlier: string; readonly at: Instant };
