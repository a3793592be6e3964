import type { FeelingsOverMonths } from '../../../src/card/picture.ts';
import { drawPeople, drawTitle, type Part, sheet } from './heading.ts';
import type { Lettering } from './lettering.ts';
import { drawPlot } from './plot.ts';
import { paper } from './signs.ts';

const gap = 24;
const labelSize = 18;
const plotHeight = 76;

/** A small plot for each row, two beside each other: months go to the right, and from the least up to the most. */
export function drawOverMonths(picture: FeelingsOverMonths, names: readonly string[], lettering: Lettering): Part {
  const title = drawTitle(picture.title, lettering);
  const people = drawPeople(names, title.bottom, lettering);
  const columns = picture.rows.length === 1 ? 1 : 2;
  const width = (sheet.inner - gap * (columns - 1)) / columns;
  const labels = picture.rows.map(({ label }) => lettering.lines(label, width, 2, labelSize, 'strong'));
  let top = people.bottom + 14;
  let below = top;
  const cells = picture.rows.map(({ at }, index) => {
    const place = index % columns;
    if (place === 0) top = below;
    const x = sheet.margin + place * (width + gap);
    const neighbours = labels.slice(index - place, index - place + columns);
    const y = top + Math.max(...neighbours.map(({ length }) => length)) * 23 + 14;
    below = y + plotHeight + 42;
    const label = (labels[index] ?? []).map((one, row) =>
      lettering.line(one, x, top + 20 + row * 23, { size: labelSize, weight: 'strong', colour: paper.ink }),
    );
    return (
      label.join('') +
      drawPlot(picture, at, { x, y, width, height: plotHeight, isNamed: true, hasMonths: true }, lettering)
    );
  });
  return { svg: title.svg + people.svg + cells.join(''), bottom: below - 16 };
}
