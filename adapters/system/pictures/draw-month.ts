import type { Month } from '../../../src/card/picture.ts';
import { drawTitle, type Part, sheet } from './heading.ts';
import type { Lettering } from './lettering.ts';
import { paper, sign } from './signs.ts';

const column = sheet.inner / 7;
const dayHeight = 62;
const entryHeight = 33;

/** A calendar with a sign on each day for each kind of thing that happened, and below it what was counted. */
export function drawMonth(picture: Month, lettering: Lettering): Part {
  const { line } = lettering;
  const title = drawTitle(picture.title, lettering);
  const names = picture.weekdays.map((name, index) =>
    line(name, sheet.margin + column * (index + 0.5), title.bottom + 34, {
      size: 16,
      colour: paper.soft,
      anchor: 'middle',
    }),
  );
  const top = title.bottom + 46;
  const days = Array.from({ length: picture.length }, (_, index) => {
    const cell = picture.before + index;
    const x = sheet.margin + (cell % 7) * column;
    return drawDay(picture, index + 1, x, top + Math.floor(cell / 7) * dayHeight, lettering);
  });
  const legend = top + Math.ceil((picture.before + picture.length) / 7) * dayHeight + 12;
  const entries = picture.counted.map(({ label }, index) => {
    const y = legend + index * entryHeight;
    const [shown = ''] = lettering.lines(label, sheet.inner - 44, 1, 20);
    return (
      sign(index, sheet.margin + 12, y + 14, 9) +
      line(shown, sheet.margin + 34, y + 21, { size: 20, colour: paper.ink })
    );
  });
  const bottom = legend + picture.counted.length * entryHeight;
  return { svg: [title.svg, ...names, ...days, ...entries].join(''), bottom };
}

function drawDay({ counted }: Month, day: number, x: number, y: number, { line }: Lettering): string {
  const happened = counted.flatMap(({ days }, kind) => (days.includes(day) ? [kind] : []));
  const first = x + column / 2 - (happened.length - 1) * 9;
  return [
    `<rect x="${x + 2}" y="${y + 2}" width="${column - 4}" height="${dayHeight - 4}" rx="8" fill="${paper.day}" />`,
    line(String(day), x + column / 2, y + 23, { size: 16, colour: paper.soft, anchor: 'middle' }),
    ...happened.map((kind, index) => sign(kind, first + index * 18, y + 42, 7, paper.day)),
  ].join('');
}
