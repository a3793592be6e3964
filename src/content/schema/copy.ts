import { z } from 'zod';
import { editorSchema } from './text.ts';

const key = z
  .string()
  .regex(/^(\$schema|[a-z0-9]+(-[a-z0-9]+)*)$/, 'use lower-case words joined by hyphens as the key');

const message = z
  .string()
  .min(1)
  .refine((text) => !text.includes('!'), 'leave out the exclamation mark')
  .refine((text) => !/\p{Extended_Pictographic}/u.test(text), 'leave out the emoji');

/** One file of `content/<locale>/copy/`: the bot's own sentences, as ICU messages by key. */
export const copyFile = z
  .looseObject({ $schema: editorSchema })
  .and(z.record(key, message.describe('An ICU message; <b>, <i> and <cmd> mark strong, emphasis and a command.')));

export type CopyFile = Readonly<Record<string, string>>;
