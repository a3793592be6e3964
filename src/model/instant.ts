/** A moment, in milliseconds since 1970 (UTC). */
export type Instant = number;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Later than any other: to look at everything so far. */
export const endOfTime: Instant = Number.MAX_SAFE_INTEGER;

/** A stretch of time: from its first moment until, but not with, its last. */
export type Period = { readonly from: Instant; readonly until: Instant };
