import { z } from 'zod';
import { results } from '../../model/result.ts';
import { abouts, depths, themes } from '../../model/theme.ts';
import { editorSchema, sentence } from './text.ts';

const starter = z
  .strictObject({
    text: sentence(12)
      .max(70)
      .regex(/…$/u, 'end with "…"')
      .describe('The beginning of a sentence, which the partner finishes. Ends with "…".'),
    fits: z
      .array(z.enum(['picks', ...results]))
      .min(1)
      .optional()
      .describe(
        'To which answers it fits: "words" (something was written, also beside a pick), "picks" (any pick), or how the two picks stand to each other. Without it: to all.',
      ),
    depths: z.array(z.literal(depths)).min(1).optional().describe('For which depths. Without it: for all.'),
    about: z
      .enum(abouts)
      .optional()
      .describe(
        'Only to questions that are about the one who answers ("self"), or about the two of them ("both"). Without it: to all.',
      ),
    glad: z
      .boolean()
      .optional()
      .describe(
        'true: it laughs or cheers, so only where nothing that was said can hurt. false: only where it can. Without it: to both.',
      ),
  })
  .refine(isOfWords, 'with "about" or "glad", write "fits": ["words"]');

/** A pick says by itself how the two stand, and what is picked is never that hard. */
function isOfWords(one: { fits?: string[] | undefined; about?: unknown; glad?: unknown }): boolean {
  return (one.about === undefined && one.glad === undefined) || one.fits?.every((kind) => kind === 'words') === true;
}

const way = z.strictObject({
  hint: sentence(20).max(100).describe('How to do this well, in one sentence; it stands in the form.'),
  starters: z.array(starter).min(1),
});

/**
 * One file of `content/<locale>/starters/`: help to reply to an answer about one theme. `any.json` holds what fits
 * every theme.
 */
export const starterFile = z.strictObject({
  $schema: editorSchema,
  theme: z.enum([...themes, 'any']),
  'say-back': way.describe('Say back what you heard; never offered for a bare pick.'),
  'ask-more': way.describe('Ask one more question.'),
  value: way.describe('Say what you value in it.'),
  enjoy: way.optional().describe('Enjoy something light together; any.json needs it.'),
});

export type Starter = z.infer<typeof starter>;
export type StarterFile = z.infer<typeof starterFile>;
