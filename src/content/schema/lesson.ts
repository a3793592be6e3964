import { z } from 'zod';
import { contentId, editorSchema, evidence, retired, sentence } from './text.ts';

/** What lessons are listed under, in this order: the headings of the article, as people look for them. */
export const lessonHeadings = [
  'basics',
  'signs',
  'in-the-way',
  'building',
  'styles',
  'every-day',
  'questions',
] as const;

/** What can be done in Attune about a lesson, besides its question, its practice and its tip. */
export const lessonCommands = ['appreciate', 'pulse', 'reconnect', 'style', 'support'] as const;

/** A lesson shows its words as they stand. */
const plainWords = (words: number, most: number) =>
  sentence(words)
    .max(most)
    .regex(/^[^{}<>]*$/u, 'leave out braces and tags: a lesson shows its words as they stand');

const table = z
  .strictObject({
    columns: z.tuple([plainWords(3, 24), plainWords(3, 24)]),
    rows: z
      .array(
        z.strictObject({
          name: plainWords(6, 40).describe('What the two are compared by.'),
          cells: z.tuple([plainWords(16, 110), plainWords(16, 110)]),
        }),
      )
      .min(2)
      .max(5),
  })
  .describe('Two things side by side. Each row is short: on a phone the two stand below each other.');

const page = z.strictObject({
  title: plainWords(8, 50).describe('What stands above it, at most 50 characters.'),
  text: plainWords(80, 520).describe('At most 80 words. One thing that somebody did not know, or can use.'),
  table: table.optional(),
  evidence,
});

/** One file of `content/<locale>/lessons/`: a lesson, a page at a time. */
export const lessonFile = z
  .strictObject({
    $schema: editorSchema,
    id: contentId.max(40).describe('The same as the file’s name. Permanent.'),
    heading: z.enum(lessonHeadings).describe('Under which heading it is listed.'),
    place: z.int().min(1).max(25).describe('Its place under the heading, from 1.'),
    title: plainWords(8, 60).describe('What people look for in the list.'),
    summary: plainWords(12, 75).describe('What stands below the title in the list, at most 75 characters.'),
    pages: z.array(page).min(1).max(9),
    question: contentId.optional().describe('The id of a question in use, to talk about.'),
    practice: contentId.optional().describe('The id of a practice in use that goes with it.'),
    tip: contentId.describe('The id of a tip in use that goes with it.'),
    use: z.enum(lessonCommands).optional().describe('A command that goes with it; the last page says what for.'),
    alone: z
      .literal(true)
      .optional()
      .describe('For one person alone: nothing in it leads to the channel, and each page points to /support.'),
    retired,
  })
  .refine(
    (one) => one.alone === true || (one.question !== undefined && one.practice !== undefined),
    'add "question" and "practice"; only a lesson that is "alone" has none',
  )
  .refine(
    (one) => one.alone !== true || (one.question === undefined && one.practice === undefined),
    'a lesson that is "alone" leads to nothing in the channel: leave out "question" and "practice"',
  );

export type LessonFile = z.infer<typeof lessonFile>;

export type LessonPage = LessonFile['pages'][number];
