import { z } from 'zod';

const key = z
  .string()
  .regex(/^(\$schema|[a-z0-9]+(-[a-z0-9]+)*)$/, 'use lower-case words joined by hyphens as the key');

const message = z
  .string()
  .min(1)
  .refine((text) => !text.includes('!'), 'leave out the exclamation mark')
  .refine((text) => !/\p{Extended_Pictographic}/u.test(text), 'leave out the emoji');

/** One file of `content/<locale>/copy/`: the bot's own sentences, as ICU messages by key; `$schema` is for editors. */
export const copyFile = z.record(
  key,
  message.describe('An ICU message; <b>, <i> and <cmd> mark strong text, emphasis and a command.'),
);

export type CopyFile = z.infer<typeof copyFile>;
