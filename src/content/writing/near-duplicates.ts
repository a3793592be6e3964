import type { LocaleSource } from '../parse-content.ts';
import type { ContentProblem } from '../problem.ts';
import { gates } from './gates.ts';
import { isReviewed } from './reviewed-pairs.ts';

type Asked = { readonly file: string; readonly id: string; readonly parts: ReadonlySet<string> };

/** Questions that are nearly the same as an earlier one, and that nobody has looked at together. */
export function nearDuplicates({ prompts, journeys, followUps }: LocaleSource): readonly ContentProblem[] {
  const all = [
    ...prompts.flatMap(({ path, data }) => data.prompts.map((one) => ({ file: path, one }))),
    ...journeys.flatMap(({ path, data }) =>
      data.questions.flatMap((one) => (typeof one === 'string' ? [] : [{ file: path, one: one.ask }])),
    ),
    ...followUps.flatMap(({ path, data }) => data.followUps.map(({ ask }) => ({ file: path, one: ask }))),
  ];
  const asked = all
    .filter(({ one }) => one.retired !== true)
    .map(({ file, one }): Asked => ({ file, id: one.id, parts: partsOf(one.question) }));
  return asked.flatMap((later, index) =>
    asked
      .slice(0, index)
      .map((earlier) => ({ earlier, share: alike(earlier.parts, later.parts) }))
      .filter(({ earlier, share }) => share >= gates.alike.now / 100 && !isReviewed(earlier.id, later.id))
      .map(({ earlier, share }) => ({
        file: later.file,
        id: later.id,
        field: 'question',
        what: `is ${Math.round(100 * share)} % like ${earlier.id}`,
        remedy: 'ask something else; if the two do differ, add them to src/content/writing/reviewed-pairs.ts',
      })),
  );
}

/** How alike two sets of parts are: the Dice coefficient. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return (2 * a.intersection(b).size) / Math.max(1, a.size + b.size);
}

/** Three letters at a time of every word that carries meaning. */
function partsOf(question: string): ReadonlySet<string> {
  const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words
      .filter((word) => !empty.has(word))
      .map((word) => ` ${word} `)
      .flatMap((word) => [...word].slice(2).map((_, at) => word.slice(at, at + 3))),
  );
}

/** Words that nearly every question has. */
const empty: ReadonlySet<string> = new Set(
  `a an the you your yours partner two of to in on for and or that what which who when how is it do does did by tomorrow
  are would i we us with s re d ll ve t m me my most they them their was were be been at have has about from as if one`.split(
    /\s+/u,
  ),
);
