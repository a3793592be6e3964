import type { FeelingsOverMonths } from '../../../src/card/picture.ts';
import { drawPeople, drawTitle, type Part, sheet } from './heading.ts';
import type { Lettering } from './lettering.ts';
import { paper, rule, sign, signs } from './signs.ts';

const gap = 24;
const labelSize = 18;
const wordSize = 15;
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
    return label.join('') + drawPlot(picture, at, { x, y, width }, lettering);
  });
  return { svg: title.svg + people.svg + cells.join(''), bottom: below - 16 };
}

type Place = { readonly x: number; readonly y: number; readonly width: number };
type At = FeelingsOverMonths['rows'][number]['at'];

function drawPlot({ steps, months }: FeelingsOverMonths, at: At, { x, y, width }: Place, lettering: Lettering): string {
  const { line, lines } = lettering;
  const left = 92;
  const begin = x + left + 14;
  const span = width - left - 28;
  const xOf = (month: number) => begin + (span * month) / (months.length - 1);
  const yOf = (step: number) => y + plotHeight * (1 - step / (steps.length - 1));
  const ends = [steps.length - 1, 0].map((step) => {
    const words = lines(steps[step] ?? '', left - 6, 2, wordSize);
    return words.map((word, index) =>
      line(word, x + left - 4, yOf(step) + 5 + (index - (words.length - 1) / 2) * 18, {
        size: wordSize,
        colour: paper.soft,
        anchor: 'end',
      }),
    );
  });
  const grid = steps.map((_, step) => rule(begin - 8, yOf(step), begin + span + 8, yOf(step)));
  const series = [0, 1].map((who) => {
    // Two lines in the same place are both to be seen.
    const points = at
      .map((pair, month) => ({ month, step: pair[who] ?? null }))
      .flatMap(({ month, step }) =>
        step === null ? [] : [{ month, x: xOf(month), y: yOf(step) + (who === 0 ? -2.5 : 2.5) }],
      );
    return drawLine(who, points) + points.map((point) => sign(who, point.x, point.y, 5)).join('');
  });
  return [...ends.flat(), ...grid, ...series, ...drawMonths(months, xOf, y + plotHeight + 26, lettering)].join('');
}

type Point = { readonly month: number; readonly x: number; readonly y: number };

/** One is drawn through, the other broken. Where a month is missing, so is the line. */
function drawLine(who: number, points: readonly Point[]): string {
  const path = points.map((point, index) => {
    const follows = index > 0 && points[index - 1]?.month === point.month - 1;
    return `${follows ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
  });
  const dashes = who === 0 ? '' : ' stroke-dasharray="7 5"';
  return `<path d="${path.join('')}" fill="none" stroke="${signs[who]?.colour}" stroke-width="3"${dashes} />`;
}

/** As many names as there is room for, the newest among them. */
function drawMonths(
  months: readonly string[],
  xOf: (month: number) => number,
  y: number,
  { line, width }: Lettering,
): string[] {
  const widest = Math.max(...months.map((one) => width(one, wordSize))) + 10;
  const every = Math.max(1, Math.ceil(widest / (xOf(1) - xOf(0))));
  return months.flatMap((month, index) =>
    (months.length - 1 - index) % every === 0
      ? [line(month, xOf(index), y, { size: wordSize, colour: paper.soft, anchor: 'middle' })]
      : [],
  );
}
