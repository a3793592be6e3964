import type { PartnerWords } from '../model/partner-words.ts';
import { clipText } from './clip.ts';
import { limits } from './limits.ts';

/**
 * A partner's words as the label of an option, in one line: platforms show it as it is, and nothing in it pings anybody.
 * Only for what is offered to the two whose words they may read.
 */
export function optionWords(words: PartnerWords, most: number = limits.select.label): string {
  const line = words
    .reveal()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return clipText(line, most);
}
