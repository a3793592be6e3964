import { z } from 'zod';
import { themes } from '../../model/theme.ts';
import { prompt } from './prompt.ts';
import { contentId, editorSchema, evidence, retired, sentence } from './text.ts';

/** A question that is asked in one place only, with its theme. */
export const ownQuestion = z.strictObject({
  theme: z.enum(themes).describe('Who has ruled this theme out is not asked it.'),
  ask: prompt,
});

/** One file of `content/<locale>/journeys/`: questions in an order, with a beginning and an end. */
export const journeyFile = z.strictObject({
  $schema: editorSchema,
  id: contentId.max(30).describe('The same as the file’s name. Permanent.'),
  title: sentence(6).max(40).describe('What it is called, on cards too: at most 40 characters.'),
  purpose: sentence(25).max(160).describe('What it is for, in one sentence.'),
  opening: sentence(40).max(260).describe('What both read when it begins.'),
  closing: sentence(40).max(260).describe('What both read when it is over.'),
  evidence,
  newCouples: z.literal(true).optional().describe('The one that a new couple begins with. At most one file has it.'),
  assumes: sentence(15)
    .max(100)
    .optional()
    .describe('What it takes for granted ("You live together."). It never begins by itself then.'),
  questions: z
    .array(z.union([contentId, ownQuestion]))
    .min(5)
    .max(14)
    .describe('In order: the id of a question in prompts/, or a question of its own with its theme.'),
  retired,
});

export type JourneyFile = z.infer<typeof journeyFile>;

/** A journey as it is gone on: what it asks, by id. */
export type Journey = Omit<JourneyFile, '$schema' | 'questions'> & { readonly questions: readonly string[] };
