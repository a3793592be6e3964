import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quote, text } from '../../src/card/card.ts';
import { checkCard } from '../../src/card/check-card.ts';
import { clipMark, clipWords, splitWords } from '../../src/card/clip.ts';
import { clipQuotes } from '../../src/card/clip-quotes.ts';
import { paginate } from '../../src/card/paginate.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';

const family = '👩‍👩‍👧';
const clip = (words: string, most: number) => clipWords(new PartnerWords(words), most).reveal();
const graphemes = (words: string) => [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment);
const anyWords = fc.string({ unit: 'grapheme', maxLength: 400 });

describe('clipping', () => {
  test('leaves words that fit untouched', () => {
    const words = new PartnerWords('exactly');
    expect(clipWords(words, 7)).toBe(words);
  });

  test('marks what was left out, and never tears a character', () => {
    expect(clip(`ab${family}cdefghij`, 12)).toBe(`ab${clipMark}`);
    expect(clip('e\u0301'.repeat(9), 10)).toBe(`${'e\u0301'.repeat(3)}${clipMark}`);
  });

  test('cuts even a character without end, between its code points', () => {
    const zalgo = `a${'\u0301'.repeat(500)}`;
    expect(clip(zalgo, 50)).toHaveLength(50);
    expect(clip('😀'.repeat(40), 20)).toBe(`${'😀'.repeat(8)}${clipMark}`);
  });

  test('any words at any length stay within it, and begin as they began', () => {
    fc.assert(
      fc.property(anyWords, fc.integer({ min: 10, max: 200 }), (words, most) => {
        const clipped = clip(words, most);
        expect(clipped.length).toBeLessThanOrEqual(most);
        if (words.length <= most) {
          expect(clipped).toBe(words);
          return;
        }
        expect(clipped.endsWith(clipMark)).toBe(true);
        const kept = clipped.slice(0, -clipMark.length);
        expect(words.startsWith(kept)).toBe(true);
        expect(kept.isWellFormed() || !words.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('splitting', () => {
  test('loses nothing, and keeps every piece within the length', () => {
    fc.assert(
      fc.property(anyWords, fc.integer({ min: 20, max: 100 }), (words, most) => {
        const pieces = splitWords(new PartnerWords(words), most).map((piece) => piece.reveal());
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(most);
        const seen = (all: string) =>
          graphemes(all)
            .filter((one) => !new PartnerWords(one).blank)
            .join('');
        expect(seen(pieces.join(''))).toBe(seen(words));
      }),
    );
  });

  test('prefers to cut after a space', () => {
    const pieces = splitWords(new PartnerWords('one two three four'), 10).map((piece) => piece.reveal());
    expect(pieces).toEqual(['one two ', 'three four']);
  });

  test('leaves out pieces in which there is nothing to see', () => {
    const pieces = splitWords(new PartnerWords(`a${'\n'.repeat(100)}b`), 20).map((piece) => piece.reveal().trim());
    expect(pieces).toEqual(['a', 'b']);
  });
});

describe('quotes that share a card', () => {
  const quotes = (...lengths: number[]) => lengths.map((length) => quote(new PartnerWords('w'.repeat(length))));
  const lengths = (elements: readonly { kind: string }[]) =>
    (elements as ReturnType<typeof quotes>).map((one) => (one.kind === 'quote' ? one.words.length : 0));

  test('leave to the long ones what the short ones do not need', () => {
    const { elements, clipped } = clipQuotes(quotes(100, 3000, 3000), 2100);
    expect(lengths(elements)).toEqual([100, 1000, 1000]);
    expect(clipped).toBe(true);
  });

  test('stay whole when they fit', () => {
    expect(clipQuotes(quotes(1000, 1000), 2000)).toEqual({ elements: quotes(1000, 1000), clipped: false });
  });

  test('never exceed what they share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 6 }),
        fc.integer({ min: 200, max: 3000 }),
        (all, most) => {
          const total = lengths(clipQuotes(quotes(...all), most).elements).reduce((sum, one) => sum + one, 0);
          expect(total).toBeLessThanOrEqual(Math.max(most, 0));
        },
      ),
    );
  });
});

describe('pages', () => {
  test('hold everything in order, and each fits a card with room for its buttons', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 24 }), (all) => {
        const elements = all.map((length, index) => quote(new PartnerWords(`${index} ${'word '.repeat(length / 5)}.`)));
        const pages = paginate([text('Question?'), ...elements]);
        for (const page of pages)
          expect(checkCard({ tone: 'calm', title: 'x'.repeat(150), elements: page })).toEqual([]);
        const read = pages.flat().flatMap((one) => (one.kind === 'quote' ? [one.words.reveal()] : []));
        const sent = elements.flatMap((one) => (one.kind === 'quote' ? [one.words.reveal()] : []));
        expect(read.join('')).toBe(sent.join(''));
      }),
      { numRuns: 30 },
    );
  });
});
