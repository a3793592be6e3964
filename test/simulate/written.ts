import type { Library } from '../../src/content/library.ts';
import type { Journey } from './journeys.ts';

/** A question as it is written: only the weekly check-in about the two asks those with `us`. */
export type Question = { readonly id: string; readonly us: boolean; readonly isMission: boolean };

/** What the reckoning has to know of what is written: the questions by what they say, and the journeys. */
export type Written = {
  readonly questions: ReadonlyMap<string, Question>;
  readonly journeys: readonly Journey[];
};

export function writtenIn({ prompts, journeys }: Pick<Library, 'prompts' | 'journeys'>): Written {
  const questions = [...prompts.values()].map((prompt) => {
    const us = prompt.format === 'words' && prompt.ritual === 'us';
    return [prompt.question, { id: prompt.id, us, isMission: prompt.format === 'mission' }] as const;
  });
  const isAllowed = (id: string) => {
    const prompt = prompts.get(id);
    return prompt !== undefined && prompt.retired !== true && prompt.depth < 3 && prompt.pack === undefined;
  };
  return {
    questions: new Map(questions),
    journeys: [...journeys.values()].map(({ title, newCouples, questions: ids }) => ({
      title,
      isFirst: newCouples === true,
      questions: ids.map((id) => ({ id, isAllowed: isAllowed(id) })),
    })),
  };
}
