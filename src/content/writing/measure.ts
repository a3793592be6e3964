import type { PromptSource } from '../schema/prompt.ts';

/** Everything of a question that people read. */
export function textsOf(prompt: PromptSource): readonly string[] {
  return [
    prompt.question,
    ...(prompt.format === 'words' && prompt.second !== undefined ? [prompt.second] : []),
    ...('options' in prompt ? prompt.options.map(({ label }) => label) : []),
    ...(prompt.format === 'scale' ? [prompt.low, prompt.high] : []),
  ];
}

/** The word it begins with, without what is drawn together with it; `null` where the format says how it begins. */
export function openingWord({ format, question }: PromptSource): string | null {
  if (format === 'who-of-us' || format === 'mission') return null;
  return question.toLowerCase().match(/\p{L}+/u)?.[0] ?? null;
}

const contraction =
  /\p{L}(?:n[’']t|[’'](?:re|ll|d|ve|m))(?!\p{L})|(?<!\p{L})(?:it|that|what|who|how|where|when|why|there|here|let|he|she|one|something|someone|nothing|nobody|everyone|everything)[’']s(?!\p{L})/iu;

const spokenTurn =
  /(?<!\p{L})(?:honestly|be honest|to be honest|let’s say|you know|come on|go on|oh|after all|no wonder|by the way|of course|hands up|tell me)(?!\p{L})/iu;

/** Whether it sounds as people speak, by what can be counted: a contraction, or a turn that nobody writes. */
export function isSpoken(prompt: PromptSource): boolean {
  return textsOf(prompt).some((text) => contraction.test(text) || spokenTurn.test(text));
}

/** The labels by which somebody can say that nothing fits. Any other is marked as a way out by its writer. */
const escapes = [
  /^(?:something|somewhere|someone|some other time|another one) ?else(?:, .+)?$/iu,
  /^(?:none|neither|both|all) of (?:these|them|those|us|the two)(?:, .+)?$/iu,
  /^(?:neither|both|none|nothing|nobody)(?:,? (?:of it|at all|really|honestly|to be honest|yet|comes to mind))?$/iu,
  /^(?:it|that)(?: all)? depends(?: .+)?$/iu,
  /^(?:it|that)’s (?:different|another thing) every .+$/iu,
  /^that’s a longer story$/iu,
  /^i (?:honestly )?(?:can’t choose|can’t say|couldn’t say|don’t know(?: yet)?|’d rather not say)$/iu,
  /^hardly (?:ever|any of it|at all)$/iu,
  /^no idea(?:, .+)?$/iu,
];

/** Whether it is one where something is picked that may not fit. */
export function needsEscape({ format }: PromptSource): boolean {
  return format === 'choice' || format === 'guess';
}

export function hasEscape(prompt: PromptSource): boolean {
  if (!('options' in prompt)) return false;
  return prompt.options.some(({ label, out }) => out === true || escapes.some((wayOut) => wayOut.test(label)));
}

const jokeWords = {
  food: /(?<!\p{L})(?:food|eat(?:ing)?|cake|cheeses?|chocolate|cookies?|pizza|dinner|breakfast|lunch|dessert|delicious|menu|last bite|hungry|craving)(?!\p{L})/iu,
  snacks: /(?<!\p{L})snacks?(?!\p{L})/iu,
  naps: /(?<!\p{L})(?:nap(?:s|ping)?|doz(?:e|es|ing)|sleeping in)(?!\p{L})/iu,
  'quiet evenings': /(?<!\p{L})(?:quiet (?:evenings?|nights?|company)|couch|sofa|evening in|night in)(?!\p{L})/iu,
} as const;

export const jokes = Object.keys(jokeWords) as readonly (keyof typeof jokeWords)[];

/** How many options make this joke. */
export function jokesIn(prompts: readonly PromptSource[], joke: keyof typeof jokeWords): number {
  const labels = prompts.flatMap((prompt) => ('options' in prompt ? prompt.options.map(({ label }) => label) : []));
  return labels.filter((label) => jokeWords[joke].test(label)).length;
}

/**
 * How many years of school a text takes: the Automated Readability Index, which goes by the length of words and sentences
 * and so needs no dictionary of syllables. Means little for a single sentence.
 */
export function readingGrade(sentences: readonly string[]): number {
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? []);
  if (words.length === 0) return 0;
  const signs = words.reduce((sum, word) => sum + word.replace(/[^\p{L}\p{N}]/gu, '').length, 0);
  const ends = sentences.reduce((sum, sentence) => sum + (sentence.trim().match(/[.?…:]+(?=\s|$)/gu)?.length ?? 1), 0);
  return (4.71 * signs) / words.length + (0.5 * words.length) / ends - 21.43;
}
