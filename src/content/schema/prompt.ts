import { z } from 'zod';
import { calendarTimes } from '../../model/calendar-time.ts';
import { packs } from '../../model/pack.ts';
import { type AnswerNews, answerNews } from '../../model/result.ts';
import { abouts, type Depth, depths, type Mood, moods, themes } from '../../model/theme.ts';
import { contentId, editorSchema, evidence, retired, sentence } from './text.ts';

const base = {
  id: contentId,
  question: sentence(20).describe('One question, at most 20 words, that works at month one and at year ten.'),
  about: z
    .enum(abouts)
    .describe(
      '"both": about the two of them (you and your partner, us, what I see in you). "self": about the one who answers.',
    ),
  pack: z
    .enum(packs)
    .optional()
    .describe('What it takes for granted. Asked only once both have said yes to that pack.'),
  when: z
    .enum(calendarTimes)
    .optional()
    .describe('The time of the year that it is for. Asked around then, and never otherwise; in calendar.json only.'),
  depth: z.literal(depths).describe('1 light, 2 personal, 3 deep.'),
  mood: z.enum(moods),
  evidence,
  retired,
};

function option(longestId: number) {
  return z.strictObject({
    id: contentId.max(longestId).describe(`Permanent: answers are stored by it. At most ${longestId} characters.`),
    label: sentence(8)
      .max(34)
      .regex(/[^.,;:?…]$/u, 'leave out the sign at its end: a sentence goes on after it')
      .describe('What the button says: at most 34 characters, without a sign at the end.'),
    out: z
      .literal(true)
      .optional()
      .describe('The way out, for whom nothing else fits, where the label does not say so plainly.'),
  });
}

function options(least: number, most: number, longestId = 20) {
  return z
    .array(option(longestId))
    .min(least)
    .max(most)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'option ids must differ')
    .refine((all) => new Set(all.map((one) => one.label)).size === all.length, 'option labels must differ');
}

const former = z
  .array(z.strictObject({ id: contentId, label: sentence(8).max(34) }))
  .min(1)
  .optional()
  .describe('What could be picked once and is not offered any more: old answers still show it.');

const opener = z
  .literal(true)
  .optional()
  .describe(
    'May be the very first question of a new couple: depth 1, about the two of them, answered with one tap, so without "guess".',
  );

const guessed = z
  .literal(true)
  .optional()
  .describe('Each answers for themselves, then guesses what the other answered.');

const tooMuchToOpen = 'an opener is answered with one tap: leave out "guess" or "opener"';

function isEasyOpener({ opener: first, guess: two }: { opener?: true | undefined; guess?: true | undefined }): boolean {
  return first !== true || two !== true;
}

const news = z
  .enum(answerNews)
  .optional()
  .describe(
    'What they tell, where depth and mood do not say so. "good": one can laugh or celebrate; of depth 2, or light but not playful. "hard": playful, and yet it may hurt.',
  );

/** What a mark is for: it says something that nobody would take for granted. */
function isNews({ depth, mood, news: told }: { depth: Depth; mood: Mood; news?: AnswerNews | undefined }): boolean {
  const isPlayful = depth === 1 && mood === 'playful';
  return told === undefined || (told === 'hard' ? isPlayful : depth < 3 && !isPlayful);
}

const needless =
  'leave out "news": "good" is for depth 2 and for light questions that are not playful, "hard" for playful ones of depth 1';

const words = z
  .strictObject({
    ...base,
    news,
    format: z.literal('words'),
    second: sentence(20).optional().describe('A second question, asked on the same form.'),
    ritual: z.literal('us').optional().describe('Asked only by the weekly check-in about the two of you.'),
  })
  .refine(isNews, needless);

const scale = z
  .strictObject({
    ...base,
    format: z.literal('scale'),
    opener,
    guess: guessed,
    low: sentence(6).max(30).describe('What 1 means.'),
    high: sentence(6).max(30).describe('What 5 means.'),
  })
  .refine(isEasyOpener, tooMuchToOpen);

const choice = z.strictObject({ ...base, format: z.literal('choice'), opener, options: options(3, 5), former });

const thisOrThat = z.strictObject({
  ...base,
  format: z.literal('this-or-that'),
  opener,
  options: options(2, 2),
  former,
});

const guess = z.strictObject({
  ...base,
  format: z.literal('guess'),
  options: options(2, 5).describe('Each says what fits them, then guesses what the other said.'),
  former,
});

const whoOfUs = z
  .strictObject({
    ...base,
    format: z.literal('who-of-us'),
    opener,
    guess: guessed,
    question: sentence(20).describe(
      'A question that begins with "Who", about the two of them. Nobody loses by being picked.',
    ),
  })
  .refine(isEasyOpener, tooMuchToOpen);

const hotTake = z
  .strictObject({
    ...base,
    format: z.literal('hot-take'),
    opener,
    guess: guessed,
    question: sentence(20)
      .regex(/[^?]$/, 'write a statement, not a question')
      .describe(
        'A statement about life together, in a light way; each says how far they agree. Never a test of the two.',
      ),
  })
  .refine(isEasyOpener, tooMuchToOpen);

/** The ids of all but one option travel in a button, so they are short. */
const rank = z.strictObject({
  ...base,
  format: z.literal('rank'),
  options: options(3, 5, 10).describe('What is put in order. All are good things, so that nothing is bad at the end.'),
  former,
});

const finish = z
  .strictObject({
    ...base,
    news,
    format: z.literal('finish'),
    question: sentence(12)
      .max(90)
      .regex(/…$/u, 'end with "…"')
      .describe('The beginning of a sentence, which each of them finishes. Ends with "…".'),
  })
  .refine(isNews, needless);

const mission = z
  .strictObject({
    ...base,
    news,
    format: z.literal('mission'),
    question: sentence(20)
      .regex(/[^?]$/, 'write what to do, not a question')
      .describe('A tiny thing that each does by tomorrow, in ten minutes at most. Then each writes a line about it.'),
  })
  .refine(isNews, needless);

/**
 * What a couple is asked. `words` (free text), `scale` (1 to 5), `choice` (one of three to five), `this-or-that` (one of
 * two), `guess` (one of several, and a guess at the partner's), `who-of-us` (one of the two), `hot-take` (how far one
 * agrees), `rank` (three to five in order), `finish` (a sentence that was begun), `mission` (something tiny to do, then a
 * line). With `guess` a scale, a who-of-us and a hot take have a guess at the partner's answer too.
 */
export const prompt = z.discriminatedUnion('format', [
  words,
  scale,
  choice,
  thisOrThat,
  guess,
  whoOfUs,
  hotTake,
  rank,
  finish,
  mission,
]);

/** One file of `content/<locale>/prompts/`: the questions of one theme. */
export const promptFile = z.strictObject({
  $schema: editorSchema,
  theme: z.enum(themes),
  prompts: z.array(prompt).min(1),
});

export type PromptSource = z.infer<typeof prompt>;
export type PromptFile = z.infer<typeof promptFile>;
