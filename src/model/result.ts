import type { Answer } from './answer.ts';
import { type Asked, apart, type Format, isGuessed } from './format.ts';
import type { About, Depth, Mood } from './theme.ts';
import type { HelpedWay } from './way.ts';

/** How two answers stand to each other, as the one sees it who replies. */
export const results = [
  'words',
  'same',
  'different',
  'guess-right',
  'guess-near',
  'guess-wrong',
  'scale-same',
  'scale-near',
  'scale-far',
  'who-same',
  'who-different',
  'take-same',
  'take-different',
  'rank-same',
  'rank-different',
] as const;

export type Result = (typeof results)[number];

/** What a question brings to light, where its depth and mood do not say so: what one can celebrate, or what may hurt. */
export const answerNews = ['good', 'hard'] as const;

export type AnswerNews = (typeof answerNews)[number];

/** What a reply has to fit. */
export type ReplyCase = {
  readonly result: Result;
  readonly depth: Depth;
  /** Whether there are words, or a bare pick. */
  readonly hasWords: boolean;
  /** Whom the answer is about; `null` where nobody can know, as with a question of their own. */
  readonly about: About | null;
  /** Whether one can laugh or cheer without hearing what was said: nothing in it hurts. */
  readonly glad: boolean;
};

/** The results that a question of this format can have, besides those of a guess where there is one. */
export const resultsOf: Readonly<Record<Format, readonly Result[]>> = {
  words: ['words'],
  scale: ['scale-same', 'scale-near', 'scale-far'],
  choice: ['same', 'different'],
  'this-or-that': ['same', 'different'],
  guess: ['guess-right', 'guess-near', 'guess-wrong'],
  'who-of-us': ['who-same', 'who-different'],
  'hot-take': ['take-same', 'take-different'],
  rank: ['rank-same', 'rank-different'],
  finish: ['words'],
  mission: ['words'],
};

/** From this far apart on the scale of five, or at the two ends of a hot take, two answers are far apart. */
export const far = 3;

/** What is asked, as far as it decides what a reply has to fit. */
type AskedFor = Asked & {
  readonly depth: Depth;
  readonly mood: Mood;
  readonly about: About;
  readonly news?: AnswerNews | undefined;
  readonly own?: object | undefined;
};

/** The case of one who replies to `theirs`. */
export function replyCase(asked: AskedFor, mine: Answer, theirs: Answer): ReplyCase {
  const result = resultOf(asked, mine, theirs);
  const hasWords = theirs.words !== undefined || theirs.second !== undefined;
  const about = asked.own === undefined ? asked.about : null;
  return { result, depth: asked.depth, hasWords, about, glad: isGlad(asked, result) };
}

/** What is light is there to be laughed at. But in words, only playful questions are sure to get light answers. */
function isGlad({ depth, mood, news }: AskedFor, result: Result): boolean {
  if (news !== undefined) return news === 'good';
  return depth === 1 && (mood === 'playful' || result !== 'words');
}

/**
 * The ways that fit: a bare pick holds nothing to say back, and what is light can be enjoyed together: light questions,
 * good news, and the same pick by both where the question is not a deep one.
 */
export function fittingWays({ result, depth, hasWords, glad }: ReplyCase): readonly HelpedWay[] {
  const isLight = depth === 1 || glad || (depth === 2 && shared.has(result));
  return [...(hasWords ? (['say-back'] as const) : []), 'ask-more', 'value', ...(isLight ? (['enjoy'] as const) : [])];
}

/** Results in which both said the same. On a scale that may be the same low point. */
const shared: ReadonlySet<Result> = new Set(['same', 'who-same', 'take-same', 'rank-same']);

function resultOf(asked: Asked, mine: Answer, theirs: Answer): Result {
  if (mine.order !== undefined && theirs.order !== undefined) return rankResult(mine.order, theirs.order);
  if (mine.choice === undefined || theirs.choice === undefined) return 'words';
  if (isGuessed(asked) && mine.guess !== undefined) return guessResult(asked.format, mine.guess, theirs.choice);
  const off = apart(asked.format, mine.choice, theirs.choice);
  switch (asked.format) {
    case 'words':
    case 'finish':
    case 'mission':
      return 'words';
    case 'scale':
      return off === 0 ? 'scale-same' : off < far ? 'scale-near' : 'scale-far';
    case 'who-of-us':
      return off === 0 ? 'who-same' : 'who-different';
    case 'hot-take':
      return agrees(mine.choice) === agrees(theirs.choice) ? 'take-same' : 'take-different';
    case 'choice':
    case 'this-or-that':
    case 'guess':
    case 'rank':
      return off === 0 ? 'same' : 'different';
  }
}

/** Whether both put the same thing first. */
function rankResult([mine]: readonly string[], [theirs]: readonly string[]): Result {
  return mine === theirs ? 'rank-same' : 'rank-different';
}

/** One step beside it is near where there are steps. */
function guessResult(format: Format, guess: string, theirs: string): Result {
  const off = apart(format, guess, theirs);
  const isStepped = format === 'scale' || format === 'hot-take';
  return off === 0 ? 'guess-right' : off === 1 && isStepped ? 'guess-near' : 'guess-wrong';
}

/** Whether a step of a hot take is on the side that agrees. */
function agrees(step: string): boolean {
  return Number(step) > 2;
}
