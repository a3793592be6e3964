import type { PartnerWords } from './partner-words.ts';

/** The longest text a partner can write in one field (UTF-16 units). */
export const wordsLimit = 3000;

/**
 * What one partner answered. `choice` is an option's id, or `1` to `5` on a scale; `guess` what they think
 * the other chose; `words` the text, or a few words beside a choice; `second` the answer to a second question.
 */
export type Answer = {
  readonly choice?: string;
  readonly guess?: string;
  readonly words?: PartnerWords;
  readonly second?: PartnerWords;
};
