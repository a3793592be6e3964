import type { LocaleSource } from './parse-content.ts';
import type { ContentProblem } from './problem.ts';
import type { PromptSource } from './schema/prompt.ts';

/** Whether what is for a time of the year is in `calendar.json`, and nothing else is. */
export function checkCalendar({ prompts }: LocaleSource): readonly ContentProblem[] {
  return prompts.flatMap(({ path, name, data }) =>
    data.prompts.flatMap((one) => misplaced(name, one).map((problem) => ({ file: path, id: one.id, ...problem }))),
  );
}

function misplaced(name: string, prompt: PromptSource): readonly Pick<ContentProblem, 'field' | 'what' | 'remedy'>[] {
  const { when } = prompt;
  if (name !== 'calendar') {
    if (when === undefined) return [];
    return [
      { field: 'when', what: 'belongs to calendar.json only', remedy: 'leave it out, or move the question there' },
    ];
  }
  if (when === undefined)
    return [{ field: 'when', what: 'is missing', remedy: 'say when, or move the question to the file of its theme' }];
  if (!('opener' in prompt) || prompt.opener === undefined) return [];
  return [{ field: 'opener', what: 'is for any day', remedy: 'leave it out: what has a time is never the very first' }];
}
