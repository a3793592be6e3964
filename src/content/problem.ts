/** Something in `content/` that a writer has to mend. */
export type ContentProblem = {
  /** Below `content/`, such as `en/prompts/listening.json`. */
  readonly file: string;
  /** The item in the file, where it is about one. */
  readonly id?: string;
  readonly field?: string;
  /** What is wrong, in words. */
  readonly what: string;
  /** What to do about it. */
  readonly remedy: string;
};

/** One line: `en/prompts/listening.json, listening-stranger, question: is missing. Add it.` */
export function describeProblem(problem: ContentProblem): string {
  const place = [problem.file, problem.id, problem.field].filter((part) => part !== undefined && part !== '');
  return `${place.join(', ')}: ${problem.what}. ${capitalised(problem.remedy)}.`;
}

/** Content that cannot be used; the message lists every problem, one a line. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(`the content has ${count}:\n${problems.map(describeProblem).join('\n')}`);
    this.problems = problems;
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
