import type { PartnerWords } from './partner-words.ts';

/** The longest text a partner can write in one field (UTF-16 units). */
export const wordsLimit = 3000;

/**
 * What one partner answered. `choice` is an option's id, `1` to `5` on a scale, `1` to `4` on a hot take, or `me` or
 * `partner`; `guess` what they think the other chose, as they would say it themselves; `order` the ids of all options, the
 * first one first; `words` the text, or a few words beside a choice; `second` the answer to a second question.
 */
export type Answer = {
  readonly choice?: string;
  readonly guess?: string;
  readonly order?: readonly string[];
  readonly words?: PartnerWords;
  readonly second?: PartnerWords;
};
