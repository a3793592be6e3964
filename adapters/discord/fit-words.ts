import { clipWords } from '../../src/card/clip.ts';
import type { PartnerWords } from '../../src/model/partner-words.ts';
import { escapeText } from './escape.ts';

/** How partner words are written into a message. */
export type Write = (words: PartnerWords) => string;

/**
 * Makes a message's text fit. `build` is called with a way to write partner words, and says how long all the text
 * is; escaping can double what a partner wrote, so that the longest words are clipped, visibly, until it fits.
 * Throws a `TypeError` if there is no place even without them.
 */
export function fitWords<T>(build: (write: Write) => { readonly result: T; readonly length: number }, most: number): T {
  const lengths: number[] = [];
  const { result, length } = build((words) => {
    const text = escapeText(words.reveal());
    lengths.push(text.length);
    return text;
  });
  if (length <= most) return result;
  const own = length - lengths.reduce((total, one) => total + one, 0);
  const share = fairShare(lengths, most - own);
  if (share < leastShare) throw new TypeError(`our own text is ${own} long on Discord, ${most} is the most`);
  return build((words) => escapeClipped(words, share)).result;
}

/** The longest beginning of the words that takes at most `most` units once escaped. */
function escapeClipped(words: PartnerWords, most: number): string {
  const whole = escapeText(words.reveal());
  if (whole.length <= most) return whole;
  let fits = 0;
  let tooLong = Math.min(words.length, most) + 1;
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (escapeText(clipWords(words, middle).reveal()).length <= most) fits = middle;
    else tooLong = middle;
  }
  return escapeText(clipWords(words, fits).reveal());
}

/** The length to which each may go so that all together keep to `most`: short ones leave their rest to the others. */
function fairShare(lengths: readonly number[], most: number): number {
  let rest = most;
  let left = lengths.length;
  for (const length of lengths.toSorted((a, b) => a - b)) {
    if (length * left > rest) return Math.floor(rest / left);
    rest -= length;
    left -= 1;
  }
  return left === lengths.length ? 0 : most;
}

/** Less than this shows nothing worth reading. */
const leastShare = 16;
