import type { Font, Weight } from './fonts.ts';

/** A stretch of text in one font. `after` is whether space follows it. */
export type Piece = { readonly text: string; readonly font: Font; readonly after: boolean };

/**
 * A text as it is drawn from left to right, a piece for each font: what draws SVG sets a text of several fonts wrongly,
 * or not at all. What no font has is left out, a whole character as people see it at a time, so that nobody is shown an
 * empty box. A text that begins from right to left goes on so.
 */
export function piecesOf(text: string, fonts: readonly Font[], weight: Weight): readonly Piece[] {
  const found: { text: string; font: Font }[] = [];
  for (const character of charactersOf(text)) {
    const before = found.at(-1);
    const one = drawable(character, before?.font, fonts, weight);
    if (one === null) continue;
    if (before?.font === one.font) before.text += one.text;
    else found.push(one);
  }
  const pieces = found.map((piece, index) => ({
    font: piece.font,
    text: piece.text.trim(),
    after: /\s$/u.test(piece.text) || /^\s/u.test(found[index + 1]?.text ?? ''),
  }));
  const backwards = pieces[0] !== undefined && /^[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(pieces[0].text);
  if (!backwards) return pieces;
  return pieces.toReversed().map((piece, index, all) => ({ ...piece, after: all[index + 1]?.after ?? false }));
}

/**
 * Characters as people see them, without what would turn the text around them, with plain space between, and with few
 * enough accents that they stay on their line.
 */
export function charactersOf(text: string): string[] {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replaceAll(/(\p{M}{2})\p{M}+/gu, '$1');
  return [...segmenter.segment(plain)].map(({ segment }) => segment);
}

/** What has to be in a font: joiners and variation selectors are no signs of their own. */
export function codePointsOf(character: string): readonly number[] {
  return [...character.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')].map((one) => one.codePointAt(0) ?? 0);
}

/**
 * In which font, if in any; as plainer letters where only those are there. What is no letter stays in the font before it,
 * unless that is of signs alone. Of what the fonts have, Devanagari is drawn with its vowels out of place.
 */
function drawable(character: string, before: Font | undefined, fonts: readonly Font[], weight: Weight) {
  if (/\p{Script=Devanagari}/u.test(character)) return null;
  const stays = before !== undefined && before !== fonts.at(-1) && !/[\p{L}\p{N}]/u.test(character);
  const order = stays ? [before, ...fonts] : fonts;
  for (const text of [character, character.normalize('NFKC')]) {
    const codes = codePointsOf(text);
    const font = order.find((one) => codes.every((code) => one[weight].has(code)));
    if (font !== undefined && codes.length > 0) return { text, font };
  }
  return null;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
