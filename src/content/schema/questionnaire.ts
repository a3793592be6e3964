import { z } from 'zod';
import { questionnaireIds } from '../../model/questionnaire/scheme.ts';
import { contentId, editorSchema, evidence, sentence } from './text.ts';

/** Ids travel in buttons, of which none is longer than 100 characters. */
const shortId = contentId.max(24);

const value = z
  .number()
  .int()
  .min(1)
  .max(5)
  .describe('What it counts for, from 1 to 5: it only orders and draws, nobody is shown it.');

const option = z.strictObject({
  id: contentId.max(12).describe('Permanent: answers are stored by it. At most 12 characters.'),
  label: sentence(5).max(34).describe('What the button says: at most 34 characters.'),
  value,
});

const scale = z
  .array(sentence(4).max(34))
  .length(5)
  .refine((words) => new Set(words).size === words.length, 'the five words must differ')
  .describe('Five words, from the least to the most.');

const item = z.union([
  z.strictObject({
    id: shortId,
    text: sentence(20).max(160).describe('One sentence, at most 20 words, that one can say of oneself.'),
    scale: z.string().describe('The name of one of the scales of this file.'),
  }),
  z.strictObject({
    id: shortId,
    text: sentence(30).max(220).describe('What is asked, at most 30 words.'),
    options: z
      .array(option)
      .min(2)
      .max(5)
      .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'option ids must differ')
      .refine((all) => new Set(all.map((one) => one.label)).size === all.length, 'option labels must differ'),
  }),
]);

const level = z.strictObject({
  id: shortId,
  upTo: z
    .number()
    .min(1)
    .max(5)
    .multipleOf(0.01)
    .optional()
    .describe('The highest mean that still belongs to it. The last level has none.'),
});

const guide = z.strictObject({
  about: sentence(35).max(240).describe('What it is.'),
  helps: sentence(45).max(300).describe('What helps, never more than the evidence label allows.'),
  question: sentence(20).max(160).describe('One question to talk about.'),
  tip: contentId.describe('The id of a tip in use.'),
  practice: sentence(30).max(200).describe('The practice that fits, in a sentence.'),
  evidence,
});

const dimension = z.strictObject({
  id: shortId,
  name: sentence(6).max(40).describe('What it is called, as it stands in a list.'),
  items: z.array(shortId).min(1).describe('The items that make it up. Each item is in exactly one dimension.'),
  reversed: z.array(shortId).optional().describe('Those of them that count the other way round.'),
  levels: z.array(level).min(2).max(5).describe('From the lowest to the highest.'),
  guide: guide
    .optional()
    .describe('What helps where it is about this. All dimensions of pulse and reconnect have one.'),
});

const place = z
  .record(z.string(), z.array(shortId).min(1))
  .refine((one) => Object.keys(one).length > 0, 'name at least one dimension');

const region = z.strictObject({
  id: shortId,
  when: z.array(place).min(1).describe('Where it lies: levels by dimension; any one of these places is enough.'),
  title: sentence(8).max(60),
  text: sentence(70).max(450).describe('The reading, in words. Never a grade.'),
  helps: z.array(sentence(35).max(220)).max(4).optional().describe('What tends to help.'),
});

const reading = z.strictObject({ id: shortId, regions: z.array(region).min(2) });

const pattern = z.strictObject({
  of: z.tuple([shortId, shortId]).describe('Two regions of the first reading, or the same one twice.'),
  text: sentence(70).max(450).describe('How the two tend to meet.'),
  question: sentence(20).max(160),
});

/** One file of `content/<locale>/questionnaires/`: what is asked, and how answers become a reading in words. */
export const questionnaireFile = z.strictObject({
  $schema: editorSchema,
  id: z.enum(questionnaireIds).describe('The same as the name of the file.'),
  title: sentence(6).max(60),
  intro: sentence(80).max(500).describe('What it is for, and what it is not.'),
  minutes: z.number().int().min(1).max(20),
  evidence,
  scales: z.record(z.string(), scale),
  items: z.array(item).min(1).max(30),
  dimensions: z.array(dimension).min(1).max(10),
  readings: z.array(reading).min(1),
  patterns: z.array(pattern).optional().describe('How two results tend to meet: one for every pair of regions.'),
  closing: sentence(40).max(260).optional().describe('What stands below every result.'),
});

export type QuestionnaireFile = z.infer<typeof questionnaireFile>;
