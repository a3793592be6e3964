import { z } from 'zod';
import { contentId, editorSchema, sentence } from './text.ts';

const line = z.strictObject({
  name: z.string().min(1).max(80),
  phone: z.string().max(40).optional().describe('As one would dial it inside the country.'),
  text: z.string().max(60).optional().describe('A way to reach it by text message or chat, in words.'),
  url: z.url().startsWith('https://').max(200).optional(),
  about: sentence(25).max(160).describe('Who it is for and when it is open, as far as is certain.'),
});

/** One file of `content/<locale>/support/`: where to turn in one country, or anywhere (`general`). */
export const supportFile = z.strictObject({
  $schema: editorSchema,
  id: contentId.describe('The ISO 3166 country code in lower case, or "general".'),
  country: z.string().min(1).max(40).describe('The name of the country as people choose it.'),
  emergency: z.string().max(40).describe('The number for an emergency.'),
  lines: z.array(line).min(1).max(6),
  checked: z.iso.date().describe('The day on which somebody last compared this file with its sources.'),
  sources: z.array(z.url()).describe('Where the facts were read.'),
});

export type SupportFile = z.infer<typeof supportFile>;
