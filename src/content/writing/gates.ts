/**
 * What `content check` holds the writing to. `target` is what is wanted; `now` is what has been reached, and what may not
 * get worse: raise or lower it as the writing gets better, until it is the target and can go. Where a gate looks at one
 * file at a time, `now` holds for the files of `older`, and every other file has to meet the target.
 */
export const gates = {
  /** The most, in percent of a file's questions, that may begin with the same word. */
  openingWord: { target: 25, now: 25 },
  /** The least, in percent of a file's questions, that have a contraction or a spoken turn. */
  spoken: { target: 40, now: 40 },
  /** The least, in percent of a file's choices and guesses, that have a way out. */
  escapes: { target: 100, now: 100 },
  /** The most options, to a hundred questions of a file, that make the same joke. One is always free. */
  jokes: { target: 10, now: 10 },
  /** The hardest that a file may be to read, in years of school. */
  readingGrade: { target: 6, now: 6 },
  /** The least, in percent of all questions, that are about the two of them. */
  aboutBoth: { target: 60, now: 60 },
  /** How alike, in percent, two questions may be that nobody has looked at together. */
  alike: { target: 60, now: 60 },
  /** How many tips may say in their reason where it comes from. */
  sourceInWhy: { target: 0, now: 0 },
  /** How many of the bot's own sentences may have a banned shape. */
  bannedInCopy: { target: 0, now: 0 },
  /** How old what is said of outside help may be, in days. */
  supportAge: { target: 180, now: 180 },
} as const;

export type GateName = keyof typeof gates;

/** The files that were there before the gates, below the folder of a language. Take one out once it is rewritten. */
export const older: ReadonlySet<string> = new Set();

/** From how many questions on a file is looked at as a whole. */
export const leastForShares = 12;

/** What this file is held to. */
export function heldTo(gate: GateName, path: string): number {
  return older.has(path.slice(path.indexOf('/') + 1)) ? gates[gate].now : gates[gate].target;
}
