import type { Element } from './card.ts';
import { clipWords } from './clip.ts';
import { limits } from './limits.ts';
import { textLength } from './measure.ts';

/** Elements whose quotes share `most` units of text, and whether something was left out. */
export type Clipped = { readonly elements: readonly Element[]; readonly clipped: boolean };

/**
 * Clips the longest quotes so that all of them together have at most `most` units: short ones stay whole, and
 * what they leave goes to the others. Nothing that is not a quote is touched.
 */
export function clipQuotes(elements: readonly Element[], most: number): Clipped {
  const share = fairShare(
    elements.flatMap((element) => (element.kind === 'quote' ? [element.words.length] : [])),
    most,
  );
  let clipped = false;
  const fitted = elements.map((element) => {
    if (element.kind !== 'quote') return element;
    const by = textLength(element) - element.words.length;
    const words = clipWords(element.words, Math.min(share, limits.card.elementText - by));
    if (words !== element.words) clipped = true;
    return { ...element, words };
  });
  return { elements: fitted, clipped };
}

/** The length to which each may go so that all together keep to `most`. */
function fairShare(lengths: readonly number[], most: number): number {
  let rest = most;
  let left = lengths.length;
  for (const length of lengths.toSorted((a, b) => a - b)) {
    if (length * left > rest) return Math.floor(rest / left);
    rest -= length;
    left -= 1;
  }
  return most;
}
