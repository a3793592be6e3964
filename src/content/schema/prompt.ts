import { z } from 'zod';
import { depths, themes } from '../../model/theme.ts';
import { contentId, editorSchema, evidence, retired, sentence } from './text.ts';

/** The mixture that keeps a library lively; `attune content stats` shows the shares. */
export const moods = ['playful', 'everyday', 'meaningful', 'future', 'vulnerable'] as const;

const base = {
  id: contentId,
  question: sentence(20).describe('One question, at most 20 words, that works at month one and at year ten.'),
  depth: z.literal(depths).describe('1 light, 2 personal, 3 vulnerable.'),
  mood: z.enum(moods),
  evidence,
  retired,
};

const option = z.strictObject({
  id: contentId.max(20).describe('Permanent: answers are stored by it. At most 20 characters.'),
  label: sentence(8).max(34).describe('What the button says: at most 34 characters.'),
});

function options(least: number, most: number) {
  return z
    .array(option)
    .min(least)
    .max(most)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'option ids must differ')
    .refine((all) => new Set(all.map((one) => one.label)).size === all.length, 'option labels must differ');
}

const opener = z
  .literal(true)
  .optional()
  .describe('May be the very first question of a new couple: depth 1, about the two of them, answered with one tap.');

const words = z.strictObject({
  ...base,
  format: z.literal('words'),
  second: sentence(20).optional().describe('A second question, asked on the same form.'),
  ritual: z.literal('us').optional().describe('Asked only by the weekly check-in about the two of you.'),
});

const scale = z.strictObject({
  ...base,
  format: z.literal('scale'),
  opener,
  low: sentence(6).max(30).describe('What 1 means.'),
  high: sentence(6).max(30).describe('What 5 means.'),
});

const choice = z.strictObject({ ...base, format: z.literal('choice'), opener, options: options(3, 5) });

const thisOrThat = z.strictObject({ ...base, format: z.literal('this-or-that'), opener, options: options(2, 2) });

const guess = z.strictObject({
  ...base,
  format: z.literal('guess'),
  options: options(2, 5).describe('Each says what fits them, then guesses what the other said.'),
});

/**
 * A question. Five formats: `words` (free text), `scale` (1 to 5), `choice` (one of three to five),
 * `this-or-that` (one of two), `guess` (one's own, and a guess at the partner's).
 */
export const prompt = z.discriminatedUnion('format', [words, scale, choice, thisOrThat, guess]);

/** One file of `content/<locale>/prompts/`: the questions of one theme. */
export const promptFile = z.strictObject({
  $schema: editorSchema,
  theme: z.enum(themes),
  prompts: z.array(prompt).min(1),
});

export type PromptSource = z.infer<typeof prompt>;
export type PromptFile = z.infer<typeof promptFile>;
