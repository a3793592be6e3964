import type { Font, Weight } from './fonts.ts';
import { charactersOf, codePointsOf, type Piece, piecesOf } from './pieces.ts';

/** How a text is set. `anchor` is where its place is in it: at its begin, its middle or its end. */
export type Setting = {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour: string;
  readonly anchor?: 'start' | 'middle' | 'end';
};

/** Sets texts in our own fonts. A text of which they have nothing is empty. */
export type Lettering = {
  /** As SVG, on one line. */
  readonly line: (text: string, x: number, y: number, setting: Setting) => string;
  readonly width: (text: string, size: number, weight?: Weight) => number;
  /** On as many lines as it takes, at most `most`; what is longer ends in "…". */
  readonly lines: (text: string, room: number, most: number, size: number, weight?: Weight) => readonly string[];
  /** The files of the fonts that were used so far. */
  readonly files: () => readonly string[];
};

export function createLettering(fonts: readonly Font[]): Lettering {
  const used = new Set<string>();

  const width = (text: string, size: number, weight: Weight = 'regular'): number =>
    piecesOf(text, fonts, weight).reduce((total, piece) => total + widthOf(piece, weight), 0) * size;

  const fits = (text: string, room: number, size: number, weight: Weight) => width(text, size, weight) <= room;

  const shorten = (text: string, room: number, size: number, weight: Weight): string => {
    if (fits(text, room, size, weight)) return text;
    const characters = charactersOf(text);
    while (characters.length > 0 && !fits(`${characters.join('').trimEnd()}…`, room, size, weight)) characters.pop();
    return `${characters.join('').trimEnd()}…`;
  };

  return {
    width,
    files: () => [...used],
    line: (text, x, y, { size, weight = 'regular', colour, anchor = 'start' }) => {
      const style = `font-size="${size}" fill="${colour}"${weight === 'strong' ? ' font-weight="600"' : ''}`;
      let at = x - width(text, size, weight) * shares[anchor];
      const set = piecesOf(text, fonts, weight).map((piece) => {
        used.add(piece.font.files[weight]);
        const begin = at;
        at += widthOf(piece, weight) * size;
        return `<text x="${begin.toFixed(1)}" y="${y}" ${style} font-family="${piece.font.family}">${escapeXml(piece.text)}</text>`;
      });
      return set.join('');
    },
    lines: (text, room, most, size, weight = 'regular') => {
      const lines: string[] = [];
      for (const word of text.split(/\s+/u).filter((one) => one !== '')) {
        const last = lines.at(-1);
        const longer = `${last} ${word}`;
        const joins = last !== undefined && (lines.length === most || fits(longer, room, size, weight));
        if (joins) lines.splice(-1, 1, longer);
        else lines.push(word);
      }
      return lines.map((line) => shorten(line, room, size, weight));
    },
  };
}

const shares = { start: 0, middle: 0.5, end: 1 } as const;

/** In parts of the font's size. A family or a flag is one sign, however many it is made of; accents take no room. */
function widthOf({ text, font, after }: Piece, weight: Weight): number {
  const characters = charactersOf(text).reduce((total, character) => {
    const [first] = codePointsOf(character);
    return total + (first === undefined ? 0 : font[weight].widthOf(first));
  }, 0);
  return characters + (after ? 0.26 : 0);
}

/** A text of ours, or a name: drawn literally. */
function escapeXml(text: string): string {
  return text.replaceAll(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
}
