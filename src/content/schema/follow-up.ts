import { z } from 'zod';
import { themes } from '../../model/theme.ts';
import { prompt } from './prompt.ts';
import { contentId, editorSchema, sentence } from './text.ts';

const weeks = z.int().min(2).max(100);

const followUp = z.strictObject({
  follows: z
    .array(contentId)
    .min(1)
    .max(12)
    .optional()
    .describe('The ids of the questions it picks up. Without it: every question of this theme that takes words.'),
  after: weeks.describe('How many weeks after the answers it may come at the earliest.'),
  until: weeks.optional().describe('How many weeks after them it may come at the latest; 52, if left out.'),
  lead: sentence(20)
    .max(160)
    .regex(/^[^{}]*(\{month\}[^{}]*)?$/u, 'use no place but {month}, once')
    .describe('What it picks up. {month} is the month in which the two answered: "In {month} you each named a hope."'),
  ask: prompt,
});

/** One file of `content/<locale>/follow-ups/`: questions that pick up what the two once answered, by theme. */
export const followUpFile = z.strictObject({
  $schema: editorSchema,
  theme: z.enum(themes),
  followUps: z.array(followUp).min(1),
});

export type FollowUpFile = z.infer<typeof followUpFile>;

/** Which answers a question picks up; the question itself is the prompt of the same id. */
export type FollowUp = {
  readonly id: string;
  readonly follows: readonly string[];
  /** In weeks. */
  readonly after: number;
  readonly until: number;
  readonly lead: string;
};
