/** How a question is answered. */
export const formats = [
  'words',
  'scale',
  'choice',
  'this-or-that',
  'guess',
  'who-of-us',
  'hot-take',
  'rank',
  'finish',
  'mission',
] as const;

export type Format = (typeof formats)[number];

/** What decides how two answers to a question meet: its format, and whether each guesses the other's. */
export type Asked = { readonly format: Format; readonly guess?: true | undefined };

/** What one picks on a scale. */
export const scaleSteps = ['1', '2', '3', '4', '5'] as const;

/** How far one agrees with a hot take, from not at all to all the way. There is no middle. */
export const takeSteps = ['1', '2', '3', '4'] as const;

/** Who of the two it is, as the one says it who picks: `me` of the one is `partner` of the other. */
export const whoPicks = ['me', 'partner'] as const;

/** Whether each also guesses what the other said. */
export function isGuessed({ format, guess }: Asked): boolean {
  return format === 'guess' || guess === true;
}

/** What the other's pick is called from one's own side. */
export function fromOwnSide(format: Format, theirs: string): string {
  if (format !== 'who-of-us') return theirs;
  return theirs === 'me' ? 'partner' : 'me';
}

/**
 * How far a pick of one's own, or a guess, is from what the other picked: 0 where they meet. On steps it is their
 * number, elsewhere 1.
 */
export function apart(format: Format, mine: string, theirs: string): number {
  if (format === 'scale' || format === 'hot-take') return Math.abs(Number(mine) - Number(theirs));
  return mine === fromOwnSide(format, theirs) ? 0 : 1;
}
