import type { Library } from '../../src/content/library.ts';
import type { Journey } from './journeys.ts';
import type { Timely } from './times.ts';

/** A question as it is written: only the weekly check-in about the two asks those with `us`. */
export type Question = {
  readonly id: string;
  readonly us: boolean;
  readonly isMission: boolean;
  /** Which time of the year it is for. */
  readonly when: string | undefined;
};

/** What the reckoning has to know of what is written: the questions by what they say, the journeys, and what is for a time of the year. */
export type Written = {
  readonly questions: ReadonlyMap<string, Question>;
  readonly journeys: readonly Journey[];
  readonly timely: readonly Timely[];
};

export function writtenIn({ prompts, journeys }: Pick<Library, 'prompts' | 'journeys'>): Written {
  const questions = [...prompts.values()].map((prompt) => {
    const us = prompt.format === 'words' && prompt.ritual === 'us';
    return [prompt.question, { id: prompt.id, us, isMission: prompt.format === 'mission', when: prompt.when }] as const;
  });
  const isAllowed = (id: string) => {
    const prompt = prompts.get(id);
    return prompt !== undefined && prompt.retired !== true && prompt.depth < 3 && prompt.pack === undefined;
  };
  return {
    questions: new Map(questions),
    timely: [...prompts.values()].flatMap(({ id, when }) =>
      when === undefined ? [] : [{ id, when, isAllowed: isAllowed(id) }],
    ),
    journeys: [...journeys.values()].map(({ title, newCouples, questions: ids }) => ({
      title,
      isFirst: newCouples === true,
      questions: ids.map((id) => ({ id, isAllowed: isAllowed(id) })),
    })),
  };
}
