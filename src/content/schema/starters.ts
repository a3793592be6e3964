import { z } from 'zod';
import { themes } from '../../model/theme.ts';
import { editorSchema, sentence } from './text.ts';

const starter = sentence(12)
  .max(70)
  .describe('The beginning of a sentence, which the partner finishes. Ends with "…".');

const way = z.strictObject({
  hint: sentence(25).max(140).describe('How to do this well with this theme, in one sentence.'),
  starters: z.array(starter).min(3).max(4),
});

/** One file of `content/<locale>/starters/`: help to respond to an answer about one theme. */
export const starterFile = z.strictObject({
  $schema: editorSchema,
  theme: z.enum(themes),
  'say-back': way.describe('Say back what you heard.'),
  'ask-more': way.describe('Ask one more question.'),
  value: way.describe('Say what you value in it.'),
});

export type StarterFile = z.infer<typeof starterFile>;
