/** The two who are invented. */
export type Invented = 'sam' | 'alex';

export function otherThan(who: Invented): Invented {
  return who === 'sam' ? 'alex' : 'sam';
}

/** What one of them says to a question: the id of an option, words, or both. */
export type Said = { readonly pick?: string; readonly words?: string; readonly second?: string };

/** What both say to a question, and what one of them replies. `back`: what the other says where that asks back. */
export type SaidByBoth = Readonly<Record<Invented, Said>> & {
  readonly reply?: { readonly by: Invented; readonly way: string; readonly words: string; readonly back?: string };
};

/** Everything that the two say in a sample month. */
export type SampleWords = {
  /** By the question, as its card has it. */
  readonly answers: ReadonlyMap<string, SaidByBoth>;
  /** What they say besides, by name: the steps of the month name them. */
  readonly lines: Readonly<Record<string, string>>;
};
