import { z } from 'zod';
import { dateBudgets, dateEnergies, datePlaces, dateTimes } from '../../model/date-idea.ts';
import { contentId, editorSchema, evidence, retired, sentence } from './text.ts';

/** Something that two people can do together: one to three sentences that say what to do. */
export const dateIdea = z.strictObject({
  id: contentId.max(40),
  text: sentence(45)
    .max(280)
    .refine((text) => (text.match(/[.?!…](?=\s|$)/gu) ?? []).length <= 3, 'write one to three sentences')
    .describe('What to do, in one to three sentences: at most 45 words and 280 characters.'),
  budget: z
    .enum(dateBudgets)
    .describe('free: no money at all. little: about a snack or a ticket. treat: more than that.'),
  time: z.enum(dateTimes).describe('short: an hour or less. evening: two to four hours. day: most of a day, or more.'),
  energy: z.enum(dateEnergies).describe('calm: after a long day. medium. lively: you’ll be tired afterwards.'),
  evidence,
  retired,
});

/** One file of `content/<locale>/date-ideas/`: the ideas for one kind of place. */
export const dateIdeaFile = z.strictObject({
  $schema: editorSchema,
  place: z.enum(datePlaces).describe('home, out, or apart: for two who are in different places.'),
  ideas: z.array(dateIdea).min(1),
});

export type DateIdeaSource = z.infer<typeof dateIdea>;
export type DateIdeaFile = z.infer<typeof dateIdeaFile>;
