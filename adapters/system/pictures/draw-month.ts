import type { Month } from '../../../src/card/picture.ts';
import { drawFelt } from './draw-felt.ts';
import { along, drawTitle, type Part, sheet } from './heading.ts';
import type { Lettering } from './lettering.ts';
import { monthSign, paper } from './signs.ts';

const column = sheet.inner / 7;
const dayHeight = 62;
const signWidth = 19.5;
const entrySize = 20;
const entryHeight = 34;

/** A calendar with a sign on each day for each kind of thing that happened, which is which, and how it felt to both. */
export function drawMonth(picture: Month, names: readonly string[], lettering: Lettering): Part {
  const { at } = along(picture.direction);
  const title = drawTitle(picture.title, lettering, picture.direction);
  const weekdays = picture.weekdays.map((name, index) =>
    lettering.line(name, at(sheet.margin + column * (index + 0.5)), title.bottom + 36, {
      size: 18,
      colour: paper.soft,
      anchor: 'middle',
    }),
  );
  const top = title.bottom + 48;
  const days = Array.from({ length: picture.length }, (_, index) => {
    const cell = picture.before + index;
    const middle = at(sheet.margin + ((cell % 7) + 0.5) * column);
    return drawDay(picture, index + 1, middle, top + Math.floor(cell / 7) * dayHeight, lettering);
  });
  const legend = drawLegend(
    picture,
    top + Math.ceil((picture.before + picture.length) / 7) * dayHeight + 10,
    lettering,
  );
  const felt =
    picture.felt === null
      ? { svg: '', bottom: legend.bottom }
      : drawFelt(picture.felt, names, legend.bottom + 16, lettering, picture.direction);
  return { svg: [title.svg, ...weekdays, ...days, legend.svg, felt.svg].join(''), bottom: felt.bottom };
}

/** A day on which something happened stands out; the others are as quiet as the paper. */
function drawDay({ counted }: Month, day: number, middle: number, y: number, { line }: Lettering): string {
  const happened = counted.filter(({ days }) => days.includes(day));
  const first = middle - ((happened.length - 1) * signWidth) / 2;
  const isFull = happened.length > 0;
  return [
    `<rect x="${middle - column / 2 + 2}" y="${y + 2}" width="${column - 4}" height="${dayHeight - 4}" rx="9" fill="${isFull ? paper.day : paper.quiet}" />`,
    line(String(day), middle, y + 24, {
      size: 19,
      weight: isFull ? 'strong' : 'regular',
      colour: isFull ? paper.ink : paper.soft,
      anchor: 'middle',
    }),
    ...happened.map(({ what }, index) => monthSign(what, first + index * signWidth, y + 44, 6.8, paper.day)),
  ].join('');
}

/** Which sign is which, in rows as they fit. */
function drawLegend({ counted, direction }: Month, top: number, { line, lines, width }: Lettering): Part {
  const { at, anchor } = along(direction);
  let x = sheet.margin;
  let y = top;
  const entries = counted.map(({ what, label }) => {
    const [shown = ''] = lines(label, sheet.inner - 40, 1, entrySize);
    const room = 30 + width(shown, entrySize);
    if (x > sheet.margin && x + room > sheet.margin + sheet.inner) {
      x = sheet.margin;
      y += entryHeight;
    }
    const entry =
      monthSign(what, at(x + 12), y + 15, 9) +
      line(shown, at(x + 30), y + 22, { size: entrySize, colour: paper.ink, anchor });
    x += room + 18;
    return entry;
  });
  return { svg: entries.join(''), bottom: y + entryHeight };
}
