import { PartnerWords } from '../model/partner-words.ts';

/** Stands where words were left out, in every language. */
export const clipMark = ' […]';

/**
 * Words of at most `most` UTF-16 units, the mark included. Cut between characters as people see them, so that
 * no emoji or accented letter is torn; words that fit come back untouched.
 */
export function clipWords(words: PartnerWords, most: number): PartnerWords {
  const text = words.reveal();
  return text.length <= most ? words : new PartnerWords(clipText(text, most));
}

/** The same for text of ours, such as a question in a menu. */
export function clipText(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, lastCut(text, most - clipMark.length)).trimEnd()}${clipMark}`;
}

/**
 * The same words in pieces of at most `most` units: cut after a space where there is one in the last third, else
 * between characters. Pieces without anything to see are left out; nothing else is.
 */
export function splitWords(words: PartnerWords, most: number): readonly PartnerWords[] {
  const pieces: PartnerWords[] = [];
  let rest = words.reveal();
  while (rest.length > 0) {
    const cut = rest.length <= most ? rest.length : cutAfterSpace(rest, most);
    pieces.push(new PartnerWords(rest.slice(0, cut)));
    rest = rest.slice(cut);
  }
  return pieces.filter((piece) => !piece.blank);
}

function cutAfterSpace(text: string, most: number): number {
  const least = Math.ceil((most * 2) / 3);
  const space = /\s\S*$/u.exec(text.slice(0, most));
  return space !== null && space.index + 1 >= least ? space.index + 1 : lastCut(text, most);
}

/** The last boundary between characters at or before `most`; inside a character that is longer than that, between its code points. */
function lastCut(text: string, most: number): number {
  let cut = 0;
  for (const { index, segment } of segmenter.segment(text.slice(0, most + lookahead))) {
    if (index + segment.length > most) break;
    cut = index + segment.length;
  }
  return cut > 0 ? cut : Math.max(wholeCodePoints(text, most), 1);
}

function wholeCodePoints(text: string, most: number): number {
  const code = text.charCodeAt(most - 1);
  return code >= 0xd800 && code <= 0xdbff ? most - 1 : most;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Enough to see whether a character goes on; longer ones are cut anyway. */
const lookahead = 64;
