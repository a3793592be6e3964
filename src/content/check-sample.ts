import { scaleSteps, takeSteps, whoPicks } from '../model/format.ts';
import type { LocaleSource } from './parse-content.ts';
import type { ContentProblem } from './problem.ts';
import { isWritten } from './prompt-kind.ts';
import type { PromptSource } from './schema/prompt.ts';
import type { SampleFile } from './schema/sample.ts';

type Entry = SampleFile['answers'][number];
type Told = Omit<ContentProblem, 'file' | 'id'>;

/** Whether the sample month answers questions that there are, with what they offer. */
export function checkSample(source: LocaleSource): readonly ContentProblem[] {
  const asked = [
    ...source.prompts.flatMap(({ data }) => data.prompts),
    ...source.journeys.flatMap(({ data }) =>
      data.questions.flatMap((one) => (typeof one === 'string' ? [] : [one.ask])),
    ),
    ...source.followUps.flatMap(({ data }) => data.followUps.map(({ ask }) => ask)),
  ];
  const known = new Map<string, PromptSource>(asked.map((one) => [one.id, one]));
  return source.sample.flatMap(({ path, data }) =>
    data.answers.flatMap((entry, index) => {
      const first = data.answers.findIndex(({ id }) => id === entry.id);
      const problems = first < index ? [twice] : problemsOf(entry, known.get(entry.id));
      return problems.map((problem) => ({ file: path, id: entry.id, ...problem }));
    }),
  );
}

const twice: Told = { field: 'id', what: 'is answered twice', remedy: 'leave one of the two out' };

function problemsOf(entry: Entry, prompt: PromptSource | undefined): readonly Told[] {
  if (prompt === undefined) return [{ field: 'id', what: 'is no question', remedy: 'name one that is there' }];
  if (prompt.retired === true) return [{ field: 'id', what: 'is withdrawn', remedy: 'answer another question' }];
  return (['sam', 'alex'] as const).flatMap((who): readonly Told[] => {
    const { pick, words } = entry[who];
    if (isWritten(prompt)) {
      if (words === undefined) return [{ field: who, what: 'says nothing', remedy: 'add "words"' }];
      return pick === undefined
        ? []
        : [{ field: who, what: 'picks, but there is nothing to pick', remedy: 'leave out "pick"' }];
    }
    const options = picksOf(prompt);
    if (pick === undefined || options.includes(pick)) return [];
    return [{ field: who, what: `picks "${pick}"`, remedy: `pick one of ${options.join(', ')}` }];
  });
}

/** The ids of what can be picked. */
function picksOf(prompt: PromptSource): readonly string[] {
  if ('options' in prompt) return prompt.options.map(({ id }) => id);
  if (prompt.format === 'scale') return scaleSteps;
  return prompt.format === 'hot-take' ? takeSteps : whoPicks;
}
