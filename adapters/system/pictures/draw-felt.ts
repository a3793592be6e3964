import type { FeltBelow } from '../../../src/card/picture.ts';
import { along, drawPeople, type Part, sheet } from './heading.ts';
import type { Lettering } from './lettering.ts';
import { drawPlot } from './plot.ts';
import { paper, rule } from './signs.ts';

const gap = 24;
const labelSize = 18;
const wordSize = 16;
const plotHeight = 40;
const rowHeight = 88;

/** How things felt to both over the months, small: a plot for each, two beside each other, below a line of its own. */
export function drawFelt(
  felt: FeltBelow,
  names: readonly string[],
  top: number,
  lettering: Lettering,
  direction: 'ltr' | 'rtl',
): Part {
  const { line, lines } = lettering;
  const { at, anchor } = along(direction);
  const [title = ''] = lines(felt.title, sheet.inner, 1, 20, 'strong');
  const heading = line(title, at(sheet.margin), top + 38, { size: 20, weight: 'strong', colour: paper.ink, anchor });
  const people = drawPeople(names, top + 44, lettering, direction);
  const ends = drawEnds(felt.steps, people.bottom, lettering, direction);
  const isBack = direction === 'rtl';
  const columns = felt.rows.length === 1 ? 1 : 2;
  const width = (sheet.inner - gap * (columns - 1)) / columns;
  const plots = felt.rows.map(({ label, at: said }, index) => {
    const place = index % columns;
    const y = ends.bottom + Math.floor(index / columns) * rowHeight;
    const x = sheet.margin + (isBack ? columns - 1 - place : place) * (width + gap);
    const [shown = ''] = lines(label, width, 1, labelSize, 'strong');
    const hasMonths = index + columns >= felt.rows.length;
    return (
      line(shown, isBack ? x + width : x, y + 22, {
        size: labelSize,
        weight: 'strong',
        colour: paper.ink,
        anchor,
      }) +
      drawPlot(felt, said, { x, y: y + 36, width, height: plotHeight, isNamed: false, hasMonths, isBack }, lettering)
    );
  });
  const bottom = ends.bottom + Math.ceil(felt.rows.length / columns) * rowHeight + 12;
  return {
    svg: [rule(sheet.margin, top, sheet.width - sheet.margin, top), heading, people.svg, ends.svg, ...plots].join(''),
    bottom,
  };
}

/** What it is to be high, and low. */
function drawEnds(steps: readonly string[], top: number, { line, lines }: Lettering, direction: 'ltr' | 'rtl'): Part {
  const { at, anchor } = along(direction);
  const room = sheet.inner / 2;
  const ends = [steps.at(-1) ?? '', steps[0] ?? ''].map((step, index) => {
    const x = sheet.margin + 10 + index * room;
    const [shown = ''] = lines(step, room - 44, 1, wordSize);
    const tip = index === 0 ? 'M0-7L6 0H2V7H-2V0H-6Z' : 'M0 7L6 0H2V-7H-2V0H-6Z';
    return (
      `<path transform="translate(${at(x)} ${top + 14})" d="${tip}" fill="${paper.soft}" />` +
      line(shown, at(x + 20), top + 20, { size: wordSize, colour: paper.soft, anchor })
    );
  });
  return { svg: ends.join(''), bottom: top + 36 };
}
