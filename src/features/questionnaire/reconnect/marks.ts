import type { WordedDimension } from '../../../content/questionnaire.ts';
import { type Side, sides } from '../../../model/couple.ts';
import type { FinishedRound } from '../../../model/questionnaire/round.ts';

/** The causes that one partner marked. */
export function marked(
  causes: readonly WordedDimension[],
  { result: { levels } }: FinishedRound,
): readonly WordedDimension[] {
  return causes.filter(({ id }) => levels[id] === 'marked');
}

/** What both may see of what each marked: what both did, and what one alone did and shows. Nothing else of either. */
export type SharedMarks = {
  readonly both: readonly WordedDimension[];
  readonly alone: readonly { readonly side: Side; readonly cause: WordedDimension }[];
};

export function sharedMarks(
  causes: readonly WordedDimension[],
  rounds: readonly [FinishedRound, FinishedRound],
): SharedMarks {
  const marks = [marked(causes, rounds[0]), marked(causes, rounds[1])] as const;
  const both = marks[0].filter((cause) => marks[1].includes(cause));
  return {
    both,
    alone: sides.flatMap((side) =>
      marks[side]
        .filter((cause) => !both.includes(cause) && rounds[side].shown.includes(cause.id))
        .map((cause) => ({ side, cause })),
    ),
  };
}
