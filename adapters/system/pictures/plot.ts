import type { FeltBelow } from '../../../src/card/picture.ts';
import type { Lettering } from './lettering.ts';
import { paper, rule, sign, signs } from './signs.ts';

/** Where a plot is, and whether what is least and most stands beside it, and the months below it. */
export type PlotPlace = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isNamed: boolean;
  readonly hasMonths: boolean;
  /** Where the language runs from right to left, so do the months. */
  readonly isBack?: boolean;
};

type At = FeltBelow['rows'][number]['at'];

const wordSize = 15;

/** What two people said of one thing over months: they go to the right, and from the least up to the most. */
export function drawPlot(
  { steps, months }: Pick<FeltBelow, 'steps' | 'months'>,
  at: At,
  place: PlotPlace,
  lettering: Lettering,
): string {
  const { x, y, width, height, isNamed, hasMonths, isBack = false } = place;
  const { line, lines } = lettering;
  const left = isNamed ? 92 : 0;
  const begin = x + left + 14;
  const span = width - left - 28;
  const alone = months.length === 1;
  const xOf = (month: number) => {
    const share = alone ? 0.5 : month / (months.length - 1);
    return begin + span * (isBack ? 1 - share : share);
  };
  const yOf = (step: number) => y + height * (1 - step / (steps.length - 1));
  const ends = (isNamed ? [steps.length - 1, 0] : []).map((step) => {
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
    // Two lines in the same place are both to be seen; and so are two signs that no line leads to.
    const [right, down] = alone ? [who === 0 ? -9 : 9, 0] : [0, who === 0 ? -2.5 : 2.5];
    const points = at
      .map((pair, month) => ({ month, step: pair[who] ?? null }))
      .flatMap(({ month, step }) => (step === null ? [] : [{ month, x: xOf(month) + right, y: yOf(step) + down }]));
    return drawLine(who, points) + points.map((point) => sign(who, point.x, point.y, 5)).join('');
  });
  const names = hasMonths ? drawMonths(months, xOf, y + height + 26, lettering) : [];
  return [...ends.flat(), ...grid, ...series, ...names].join('');
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
  const every = months.length === 1 ? 1 : Math.max(1, Math.ceil(widest / Math.abs(xOf(1) - xOf(0))));
  return months.flatMap((month, index) =>
    (months.length - 1 - index) % every === 0
      ? [line(month, xOf(index), y, { size: wordSize, colour: paper.soft, anchor: 'middle' })]
      : [],
  );
}
