import { z } from 'zod';
import type { Script } from '../../model/practice/script.ts';
import { contentId, editorSchema, evidence, retired, sentence } from './text.ts';

/** What a step says: short enough that two of them, and the buttons, make one card. */
const says = sentence(70).max(450);
const saysToOne = sentence(60).max(400);
/** In a form there are no places, for it shows no names. */
const plainWords = (words: number, most: number) =>
  sentence(words)
    .max(most)
    .regex(/^[^{}]*$/u, 'leave out the places in braces: a form shows no names');

const stepId = contentId.max(24).describe('The step’s own name within this practice; other steps lead to it by this.');
const roleId = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/, 'use lower-case words joined by hyphens, such as "speaker"')
  .max(20)
  .refine(
    (id) => !['both', 'partner'].includes(id),
    'use another word: "both" and "partner" have a meaning of their own',
  );
const role = roleId.describe('The id of one of the two roles.');
const byRole = z.record(roleId, saysToOne).describe('For each of the two roles its own words, addressed as "you".');

const title = plainWords(8, 60).optional().describe('A heading for the step, at most 60 characters.');
const base = {
  id: stepId,
  title,
  text: says.optional().describe('For both. {speaker} names who has that role.'),
  for: byRole.optional(),
  next: stepId.optional().describe('The step to go on with; without it, the one below.'),
};

const option = { id: contentId.max(20), label: plainWords(8, 34).describe('At most 34 characters.') };
const distinct = (all: readonly { id: string; label: string }[]) =>
  new Set(all.map(({ id }) => id)).size === all.length && new Set(all.map(({ label }) => label)).size === all.length;
const label = plainWords(10, 45).describe('At most 45 characters.');
const hint = plainWords(20, 100).optional().describe('At most 100 characters.');
const question = plainWords(30, 200);

const read = z.strictObject({ ...base, kind: z.literal('read') });

const turn = z.strictObject({
  ...base,
  kind: z.literal('turn'),
  role: role.describe('Who speaks, and says when they’re done.'),
  minutes: z.int().min(1).max(30).describe('A soft timer: it says when the time is up and never cuts off.'),
});

const confirm = z.strictObject({
  ...base,
  kind: z.literal('confirm'),
  role: role.describe('Who was speaking: says "yes, that’s it" or "not quite". The other role says it back.'),
});

const askBase = {
  ...base,
  kind: z.literal('ask'),
  question: z
    .union([question, z.record(roleId, question)])
    .describe('One question for both, or for each role its own. At most 30 words.'),
};

const ask = z.discriminatedUnion('format', [
  z.strictObject({ ...askBase, format: z.literal('words') }),
  z.strictObject({
    ...askBase,
    format: z.literal('scale'),
    low: plainWords(6, 30).describe('What 1 means.'),
    high: plainWords(6, 30).describe('What 5 means.'),
  }),
  z.strictObject({
    ...askBase,
    format: z.literal('options'),
    options: z.array(z.strictObject(option)).min(2).max(5).refine(distinct, 'option ids and labels must differ'),
  }),
]);

const write = z.strictObject({
  ...base,
  kind: z.literal('write'),
  role: role.describe('Who writes. The draft is private until it’s sent.'),
  parts: z
    .array(z.strictObject({ id: contentId.max(20), label, hint }))
    .min(1)
    .max(4)
    .refine(distinct, 'part ids and labels must differ')
    .describe('The inputs of the form. What is left empty is left out of what is sent.'),
  kept: stepId
    .optional()
    .describe('The step to go on with where the writer sends nothing; without it, as if it was sent.'),
});

const choose = z.strictObject({
  id: stepId,
  title,
  text: base.text,
  for: base.for,
  kind: z.literal('choose'),
  who: z.union([z.literal('both'), role]).describe('"both" have to pick the same; or the role that picks.'),
  options: z
    .array(z.strictObject({ ...option, next: stepId.describe('The step that this leads to.') }))
    .min(2)
    .max(4)
    .refine(distinct, 'option ids and labels must differ'),
});

const wait = z.strictObject({
  ...base,
  kind: z.literal('wait'),
  role: role.optional().describe('Who may name another time; without it, either.'),
  minutes: z
    .array(z.int().min(1).max(720))
    .min(1)
    .max(4)
    .refine((all) => new Set(all).size === all.length, 'times must differ')
    .describe('How long. The first holds from the start, the others are buttons.'),
  over: says.describe('What both read when the time is over. Neutral: it calls both back and blames nobody.'),
});

const swap = z.strictObject({
  id: stepId,
  kind: z.literal('swap'),
  to: stepId.describe('The step to go back to, with the roles changed. It happens once; the second time it goes on.'),
  next: base.next,
});

const agree = z.strictObject({
  ...base,
  kind: z.literal('agree'),
  write: z
    .strictObject({ label, hint })
    .optional()
    .describe('One of them writes what it is, and the other says yes. Without it, both say yes to "text".'),
  becomes: z
    .enum(['goal', 'date'])
    .optional()
    .describe('What an agreement can be kept as: the last card offers to plan a date, or to keep a goal.'),
});

const close = z.strictObject({
  id: stepId,
  title,
  kind: z.literal('close'),
  text: says,
  for: base.for,
  line: plainWords(20, 100).optional().describe('Asks each for a line to keep. Both see the lines at the end.'),
  tryNext: plainWords(40, 250).describe('One thing to try next.'),
});

/** One step of a practice. */
export const practiceStep = z.discriminatedUnion('kind', [
  read,
  turn,
  confirm,
  ask,
  write,
  choose,
  wait,
  swap,
  agree,
  close,
]);

/** One file of `content/<locale>/practices/`: a practice that two people do together, step by step. */
export const practiceFile = z.strictObject({
  $schema: editorSchema,
  id: contentId.max(30).describe('The same as the file’s name. Permanent.'),
  title: plainWords(8, 60),
  purpose: plainWords(25, 160).describe('What it is for, in one line.'),
  notFor: plainWords(40, 250).describe('When not to do it.'),
  minutes: z.int().min(1).max(90).describe('About how long it takes.'),
  evidence,
  heading: z.string().min(3).max(80).describe('The heading in the article that it comes from.'),
  shortcut: z.enum(['listen', 'repair']).optional().describe('The command besides /practice that leads to it.'),
  alone: z
    .literal(true)
    .optional()
    .describe('One partner alone begins it, at any moment, and it interrupts what runs. Only for a time-out.'),
  roles: z
    .tuple([
      z.strictObject({ id: roleId, name: plainWords(3, 24) }),
      z.strictObject({ id: roleId, name: plainWords(3, 24) }),
    ])
    .optional()
    .describe(
      'The two roles. The first goes to whoever begins, which the two choose. Leave it out where both do the same.',
    ),
  steps: z.array(practiceStep).min(2).max(30),
  retired,
});

export type PracticeFile = z.infer<typeof practiceFile>;

/** A practice as it is run: the engine takes it as its script. */
export type Practice = PracticeFile & Script;
