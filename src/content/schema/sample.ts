import { z } from 'zod';
import { ways } from '../../model/way.ts';
import { contentId, editorSchema } from './text.ts';

const words = z.string().trim().min(1).max(300);

const side = z.enum(['sam', 'alex']);

const answer = z.strictObject({
  pick: contentId.exactOptional().describe('The id of the option, for a question with something to pick.'),
  words: words.exactOptional().describe('What is typed; beside a pick it is a remark.'),
  second: words.exactOptional().describe('The answer to the second question, where there is one.'),
});

const reply = z.strictObject({
  by: side,
  way: z.enum(ways),
  words,
  back: words.exactOptional().describe('What the other says to a question asked back.'),
});

/** `content/<locale>/sample/month.json`: what the invented two of the preview's sample month say. */
export const sampleFile = z.strictObject({
  $schema: editorSchema,
  answers: z
    .array(z.strictObject({ id: contentId, sam: answer, alex: answer, reply: reply.exactOptional() }))
    .min(1)
    .describe('By the question’s id. What is only picked needs no entry: it is picked by chance.'),
  lines: z
    .record(contentId, words)
    .describe('What they say besides: thanks, a date, a moment. Its names are fixed by the course of the month.'),
});

export type SampleFile = z.infer<typeof sampleFile>;
