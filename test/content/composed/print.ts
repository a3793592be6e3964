import { writeFileSync } from 'node:fs';
import { allComposed } from './all-composed.ts';
import { awkwardNames } from './awkward-people.ts';
import type { Composed } from './compose.ts';

/**
 * Every sentence as it comes to be read with the names, numbers and times that it can get, one a line, for an editor to read
 * through: `node test/content/composed/print.ts composed.txt`.
 */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Say where to: node test/content/composed/print.ts composed.txt');

const american = await allComposed('en-US');
const british = await allComposed('en-GB');
const known = new Set(american.copy.map(({ text }) => text));

/** Of the awkward names one for each sentence, in turn: they all stand in the same places. */
function inTurn(all: readonly Composed[]): readonly Composed[] {
  return [...Map.groupBy(all, ({ from }) => from).values()].flatMap((some, at) => {
    const others = awkwardNames.filter((_, index) => index !== at % awkwardNames.length);
    return some.filter(({ text }) => !others.some((name) => text.includes(name)));
  });
}

/** Of each question, step and beginning so many lines: the others are put together in the same way. */
function someOf(lines: readonly Composed[], most: number): readonly Composed[] {
  return [...Map.groupBy(lines, ({ from }) => from).values()].flatMap((all) =>
    [...new Map(all.map((one) => [one.text, one])).values()].slice(0, most),
  );
}

const sections: readonly (readonly [string, readonly Composed[]])[] = [
  ['sentences with places', inTurn(american.copy)],
  ['the same for a British reader, where they differ', inTurn(british.copy).filter(({ text }) => !known.has(text))],
  ['what is put together', someOf(american.lines, 2)],
];
const printed = sections.flatMap(([title, all]) => [
  `# ${title}`,
  ...all.map(({ from, text }) => `${from}\t${text.replaceAll('\n', ' ⏎ ')}`),
]);
writeFileSync(file, `${printed.join('\n')}\n`);
process.stdout.write(`${printed.length} lines in ${file}\n`);
