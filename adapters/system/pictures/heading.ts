import type { Lettering } from './lettering.ts';
import { paper, sign } from './signs.ts';

/** A part of a picture, and how far down it reaches. */
export type Part = { readonly svg: string; readonly bottom: number };

/** How wide a picture is, and what is left free around it. */
export const sheet = { width: 640, margin: 28, inner: 584 } as const;

/** How a language runs along the sheet: where something is that is so far from its beginning, and where a text is held. */
export function along(direction: 'ltr' | 'rtl') {
  const isBack = direction === 'rtl';
  return {
    at: (x: number) => (isBack ? sheet.width - x : x),
    anchor: isBack ? ('end' as const) : ('start' as const),
  };
}

/** The title, on two lines at most; from the other side where the language runs so. */
export function drawTitle(title: string, { line, lines }: Lettering, direction: 'ltr' | 'rtl' = 'ltr'): Part {
  const size = 25;
  const all = lines(title, sheet.inner, 2, size, 'strong');
  const { at, anchor } = along(direction);
  const svg = all.map((one, index) =>
    line(one, at(sheet.margin), 52 + index * 33, { size, weight: 'strong', colour: paper.ink, anchor }),
  );
  return { svg: svg.join(''), bottom: 58 + (all.length - 1) * 33 };
}

/** Whose sign is which. A name that cannot be drawn leaves its sign alone; the text beside the picture says it. */
export function drawPeople(
  names: readonly string[],
  top: number,
  { line, lines }: Lettering,
  direction: 'ltr' | 'rtl' = 'ltr',
): Part {
  const size = 20;
  const room = sheet.inner / 2;
  const { at, anchor } = along(direction);
  const svg = names.slice(0, 2).map((name, index) => {
    const x = sheet.margin + 10 + index * room;
    const [shown = ''] = lines(name, room - 44, 1, size);
    return sign(index, at(x), top + 23, 9) + line(shown, at(x + 20), top + 30, { size, colour: paper.ink, anchor });
  });
  return { svg: svg.join(''), bottom: top + 44 };
}
