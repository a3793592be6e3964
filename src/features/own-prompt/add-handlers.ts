import { z } from 'zod';
import { ownPromptLimits, saysTheSame } from '../../model/own-prompt.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { depths, themes } from '../../model/theme.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition, FormDefinition } from '../definition.ts';
import { ownCard } from './own-cards.ts';
import { addForm, hows, readOwn, readTyped } from './own-form.ts';

/** What was typed after the command stands in its form: it is in the deck once the form is sent. */
const addCommand: CommandDefinition = {
  kind: 'command',
  path: 'prompt add',
  description: 'own-prompt.command-add',
  options: [
    {
      kind: 'text',
      name: 'question',
      description: 'own-prompt.option-question',
      required: false,
      maxLength: ownPromptLimits.question,
    },
  ],
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, options) => {
    const question = new PartnerWords(options['question'] ?? '');
    const typed = { ...(question.blank ? {} : { question }), how: [] };
    return { kind: 'form', form: addForm(context, context.newId(), typed) };
  },
};

/** The same from a card. */
const add: ActionDefinition = {
  kind: 'action',
  name: 'own-prompt.add',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext) => ({ kind: 'form', form: addForm(context, context.newId(), { how: [] }) }),
};

/** What can be picked in its form. */
export const offers = { theme: z.enum(themes), depth: z.enum(depths.map(String)), how: z.enum(hows) };

const send: FormDefinition = {
  kind: 'form',
  name: 'own-prompt.send',
  who: 'partner',
  ack: 'update',
  offers,
  run: async (context: CoupleContext, action, submitted) => {
    const { stores, couple, side, now, newId, say } = context;
    const typed = readTyped(submitted);
    const read = readOwn(say, typed);
    const parsed = z.uuid().safeParse(action.args[0]);
    if ('problems' in read) {
      return { kind: 'invalid', form: addForm(context, parsed.data ?? newId(), typed), problems: read.problems };
    }
    const before = parsed.success ? await stores.ownPrompts.find(parsed.data) : null;
    const isSame = before?.coupleId === couple.id && before.by === side && before.withdrawnAt === null;
    if (isSame && before.text !== null && saysTheSame(before.text, read.text)) {
      return { kind: 'update', card: ownCard(context, { ...before, text: before.text }, 'own-prompt.kept-already') };
    }
    const id = parsed.success && before === null ? parsed.data : newId();
    const about = { id, coupleId: couple.id, by: side, addedAt: now, withdrawnAt: null, message: null };
    const own = { ...read, ...about };
    await stores.ownPrompts.add(own);
    await stores.jobs.enqueue([{ name: 'show-own-prompt', ownId: id }]);
    const done = read.surprise ? 'own-prompt.added-surprise' : 'own-prompt.added';
    return { kind: 'update', card: ownCard(context, { ...own, version: 1, asked: false }, done) };
  },
};

export const definitions: readonly Definition[] = [addCommand, add, send];
