import { z } from 'zod';
import { limits } from '../../src/card/limits.ts';
import { monthKinds, type Picture } from '../../src/card/picture.ts';
import { platformNames } from '../../src/model/place.ts';
import { webLimits } from './limits.ts';

const text = z.string().max(webLimits.fieldLength);
const person = z.object({ platform: z.enum(platformNames), space: text, user: text });
const people = z.tuple([person, person]);
const step = z.number().int().min(0).nullable();
const pair = z.tuple([step, step]);
const { rows, months, kinds, steps } = limits.picture;
const over = {
  title: text,
  people,
  steps: z.array(text).max(steps),
  months: z.array(text).max(months),
  rows: z.array(z.object({ label: text, at: z.array(pair).max(months) })).max(rows),
};

/** A picture as a page sends it along. */
export const PictureShown: z.ZodType<Picture> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('feelings'),
    title: text,
    people,
    steps: z.array(text).max(steps),
    rows: z.array(z.object({ label: text, at: pair })).max(rows),
  }),
  z.object({ kind: z.literal('feelings-over-months'), ...over }),
  z.object({
    kind: z.literal('month'),
    title: text,
    direction: z.enum(['ltr', 'rtl']),
    weekdays: z.array(text).max(7),
    before: z.number().int().min(0).max(6),
    length: z.number().int().min(28).max(31),
    counted: z
      .array(z.object({ what: z.enum(monthKinds), label: text, days: z.array(z.number().int()).max(1000) }))
      .max(kinds),
    felt: z.object(over).nullable(),
  }),
]);
