import { z } from 'zod';
import { topics } from '../../model/theme.ts';
import { contentId, editorSchema, evidence, retired, sentence } from './text.ts';

/** A tip: one idea, why it helps, one small thing to try today; at most 60 words together. */
export const tip = z
  .strictObject({
    id: contentId,
    idea: sentence(30).describe('The idea, in one sentence.'),
    why: sentence(30).describe('Why it helps, never more than its evidence label allows.'),
    tryToday: sentence(30).describe('One small thing to do today, under ten minutes.'),
    evidence,
    retired,
  })
  .refine(
    (one) => `${one.idea} ${one.why} ${one.tryToday}`.split(/\s+/).length <= 60,
    'idea, why and tryToday may have at most 60 words together',
  );

/** One file of `content/<locale>/tips/`: the tips of one topic. */
export const tipFile = z.strictObject({
  $schema: editorSchema,
  topic: z.enum(topics),
  tips: z.array(tip).min(1),
});

export type TipSource = z.infer<typeof tip>;
export type TipFile = z.infer<typeof tipFile>;
