import type { Feelings } from '../../../src/card/picture.ts';
import { drawPeople, drawTitle, type Part, sheet } from './heading.ts';
import type { Lettering } from './lettering.ts';
import { paper, rule, sign } from './signs.ts';

const rowHeight = 72;
const wordSize = 17;

/** Rows from the least to the most, both marks on each; where both said the same, they stand beside each other. */
export function drawFeelings(picture: Feelings, names: readonly string[], lettering: Lettering): Part {
  const title = drawTitle(picture.title, lettering);
  const people = drawPeople(names, title.bottom, lettering);
  const column = sheet.inner / picture.steps.length;
  const xOf = (step: number) => sheet.margin + column * (step + 0.5);
  const words = drawSteps(picture.steps, people.bottom + 12, xOf, column, lettering);
  const rows = picture.rows.map(({ label, at }, index) => {
    const top = words.bottom + index * rowHeight;
    const y = top + 50;
    const [shown = ''] = lettering.lines(label, sheet.inner, 1, 19, 'strong');
    const [one, other] = at;
    const apart = one !== null && one === other ? 12 : 0;
    return [
      lettering.line(shown, sheet.margin, top + 26, { size: 19, weight: 'strong', colour: paper.ink }),
      rule(xOf(0), y, xOf(picture.steps.length - 1), y),
      ...picture.steps.map((_, step) => `<circle cx="${xOf(step)}" cy="${y}" r="4" fill="${paper.faint}" />`),
      one === null ? '' : sign(0, xOf(one) - apart, y, 10),
      other === null ? '' : sign(1, xOf(other) + apart, y, 10),
    ].join('');
  });
  const bottom = words.bottom + picture.rows.length * rowHeight;
  return { svg: title.svg + people.svg + words.svg + rows.join(''), bottom };
}

function drawSteps(
  steps: readonly string[],
  top: number,
  xOf: (step: number) => number,
  room: number,
  { line, lines }: Lettering,
): Part {
  const all = steps.map((step) => lines(step, room - 10, 2, wordSize));
  const height = Math.max(...all.map(({ length }) => length)) * 21;
  const svg = all.flatMap((words, step) =>
    words.map((word, index) =>
      // Words of one line stand at the bottom, next to what they are about.
      line(word, xOf(step), top + height - (words.length - 1 - index) * 21, {
        size: wordSize,
        colour: paper.soft,
        anchor: 'middle',
      }),
    ),
  );
  return { svg: svg.join(''), bottom: top + height + 8 };
}
