import { z } from 'zod';
import { evidenceLabels } from '../../model/evidence.ts';

/** A permanent id: lower-case words joined by hyphens. Never reused, never renamed. */
export const contentId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens, such as "listening-first-minute"')
  .max(60)
  .describe('Permanent: never reuse or rename it. To withdraw an item, add "retired": true.');

/** A sentence of ours of at most `words` words, without an exclamation mark. */
export function sentence(words: number) {
  return z
    .string()
    .trim()
    .min(1)
    .refine((text) => text.split(/\s+/).length <= words, `use at most ${words} words`)
    .refine((text) => !text.includes('!'), 'leave out the exclamation mark')
    .refine((text) => !/\p{Extended_Pictographic}/u.test(text), 'leave out the emoji');
}

export const evidence = z.enum(evidenceLabels).describe('How firm this is: article, trial, study, practice or idea.');

/** `true` keeps the item for couples who have met it, and never shows it to anybody again. */
export const retired = z.literal(true).optional().describe('Withdrawn: kept for old check-ins, never asked again.');

export const editorSchema = z.string().optional().describe('Tells an editor where the JSON Schema of this file is.');
