import type { Invented } from './words.ts';

/**
 * What goes into a field: what one of the two says, by its name among their lines; what is picked or typed as it is; a day,
 * counted from the one on which it is typed; the month in which most of it lies; or the zone in which the two live.
 */
export type Filled =
  | { readonly line: string }
  | { readonly value: string }
  | { readonly inDays: number }
  | 'zone'
  | 'month';

export type Fields = Readonly<Record<string, Filled>>;

/**
 * What somebody does. A button is named by its action, `practice.press:*:*:join`: a star stands for anything, and more may
 * follow; the newest card that has it is pressed. `form` fills the form that opens.
 */
export type Deed =
  | { readonly kind: 'command'; readonly path: string; readonly options?: Fields; readonly form?: Fields }
  | { readonly kind: 'press'; readonly action: string; readonly form?: Fields; readonly optional?: true }
  /** Takes the first, second … of these buttons on a card that goes on to the next item in place. */
  | { readonly kind: 'tap'; readonly action: string; readonly picks: readonly number[] }
  | { readonly kind: 'chat'; readonly line: string }
  /** Answers the question of that evening, if there is one. */
  | { readonly kind: 'answer' }
  /** Replies to what both have answered last, whoever of them has something to say. */
  | { readonly kind: 'reply' };

/** One thing that happens: on which day of the month (0 is the first), when by the couple's clock, who, what. */
export type Step = { readonly day: number; readonly at: string; readonly who: Invented; readonly does: Deed };
