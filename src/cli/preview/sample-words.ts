import type { SampleWords } from '../../../adapters/web/sample/words.ts';
import type { Library } from '../../content/library.ts';

/** What the invented two of the sample month say, by the questions as cards have them; `null` where it is not written. */
export function sampleWords({ sample, prompts }: Pick<Library, 'sample' | 'prompts'>): SampleWords | null {
  if (sample === null) return null;
  const answers = sample.answers.flatMap(({ id, ...said }) => {
    const question = prompts.get(id)?.question;
    return question === undefined ? [] : [[question, said] as const];
  });
  return { answers: new Map(answers), lines: sample.lines };
}
