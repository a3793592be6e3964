import type { Answer } from './answer.ts';
import type { Depth } from './theme.ts';
import type { HelpedWay } from './way.ts';

/** How two answers stand to each other, as the one sees it who replies. */
export const results = [
  'words',
  'same',
  'different',
  'guess-right',
  'guess-wrong',
  'scale-same',
  'scale-near',
  'scale-far',
] as const;

export type Result = (typeof results)[number];

/** What a reply has to fit: the result, the depth of the question, and whether there are words or a bare pick. */
export type ReplyCase = { readonly result: Result; readonly depth: Depth; readonly hasWords: boolean };

type Format = 'words' | 'scale' | 'choice' | 'this-or-that' | 'guess';

/** The results that a question of this format can have. */
export const resultsOf: Readonly<Record<Format, readonly Result[]>> = {
  words: ['words'],
  scale: ['scale-same', 'scale-near', 'scale-far'],
  choice: ['same', 'different'],
  'this-or-that': ['same', 'different'],
  guess: ['guess-right', 'guess-wrong'],
};

/** From this far apart on the scale of five, two answers are far apart. */
const far = 3;

/** The case of one who replies to `theirs`. */
export function replyCase(
  { format, depth }: { readonly format: Format; readonly depth: Depth },
  mine: Answer,
  theirs: Answer,
): ReplyCase {
  const hasWords = theirs.words !== undefined || theirs.second !== undefined;
  return { result: resultOf(format, mine, theirs), depth, hasWords };
}

/**
 * The ways that fit: a bare pick holds nothing to say back, and what is light can be enjoyed together: light questions,
 * and the same pick by both where the question is not a deep one.
 */
export function fittingWays({ result, depth, hasWords }: ReplyCase): readonly HelpedWay[] {
  const isLight = depth === 1 || (depth === 2 && result === 'same');
  return [...(hasWords ? (['say-back'] as const) : []), 'ask-more', 'value', ...(isLight ? (['enjoy'] as const) : [])];
}

function resultOf(format: Format, mine: Answer, theirs: Answer): Result {
  if (mine.choice === undefined || theirs.choice === undefined) return 'words';
  switch (format) {
    case 'words':
      return 'words';
    case 'scale':
      return scaleResult(Math.abs(Number(mine.choice) - Number(theirs.choice)));
    case 'guess':
      return mine.guess === theirs.choice ? 'guess-right' : 'guess-wrong';
    case 'choice':
    case 'this-or-that':
      return mine.choice === theirs.choice ? 'same' : 'different';
  }
}

function scaleResult(apart: number): Result {
  if (apart === 0) return 'scale-same';
  return apart < far ? 'scale-near' : 'scale-far';
}
