import { ways } from '../../model/way.ts';
import type { LocaleSource } from '../parse-content.ts';
import type { ContentProblem } from '../problem.ts';

/** How long English may be where a platform sets a limit, so that words a third longer still fit. */
const longest = { hint: 78, summary: 58, label: 34 } as const;

/** What other languages, whose words are longer, would not fit into. */
export function checkRoom({ starters, lessons, practices }: LocaleSource): readonly ContentProblem[] {
  const hints = starters.flatMap(({ path, data }) =>
    ways.map((way) => ({ file: path, field: `${way} hint`, text: data[way]?.hint ?? '', most: longest.hint })),
  );
  const summaries = lessons.map(({ path, data }) => ({
    file: path,
    field: 'summary',
    text: data.summary,
    most: longest.summary,
  }));
  const inputs = practices.flatMap(({ path, data }) =>
    data.steps.flatMap((step) => {
      const all =
        step.kind === 'write' ? step.parts : step.kind === 'agree' && step.write !== undefined ? [step.write] : [];
      return all.flatMap(({ label, hint = '' }) => [
        { file: path, field: `${step.id} label`, text: label, most: longest.label },
        { file: path, field: `${step.id} hint`, text: hint, most: longest.hint },
      ]);
    }),
  );
  return [...hints, ...summaries, ...inputs]
    .filter(({ text, most }) => text.length > most)
    .map(({ file, field, text, most }) => ({
      file,
      field,
      what: `has ${text.length} characters, and in other languages a third more`,
      remedy: `use at most ${most}`,
    }));
}
