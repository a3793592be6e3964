import { z } from 'zod';
import { giveBack } from '../../content/give-back.ts';
import { isKeptMoment, momentLimit } from '../../model/moment.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition, FormDefinition } from '../definition.ts';
import { addMoment, changeMoment } from './change-moment.ts';
import { findOwn } from './find-moment.ts';
import { keptTrue } from './held-list.ts';
import { keptOf, oneOf } from './list-page.ts';
import {
  addForm,
  changeForm,
  emptyForm,
  isRead,
  offers,
  type Read,
  readMoment,
  readTyped,
  typedOf,
  withReturn,
} from './moment-form.ts';
import { argsOf, readPlace } from './place.ts';

/** What was typed after the command stands in its form: it is kept once the form is sent. */
const add: CommandDefinition = {
  kind: 'command',
  path: 'moment add',
  description: 'moment.command-add',
  options: [{ kind: 'text', name: 'what', description: 'moment.option-what', required: false, maxLength: momentLimit }],
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, options) => {
    const what = new PartnerWords(options['what'] ?? '');
    return { kind: 'form', form: addForm(context, context.newId(), emptyForm(what)) };
  },
};

/** The same from a card. */
const open: ActionDefinition = {
  kind: 'action',
  name: 'moment.add',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext) => {
    return { kind: 'form', form: addForm(context, context.newId(), emptyForm(new PartnerWords(''))) };
  },
};

/** The same sent twice is kept once; other words under an id that is taken get one of their own. */
const keep: FormDefinition = {
  kind: 'form',
  name: 'moment.keep',
  who: 'partner',
  ack: 'update',
  offers,
  run: async (context: CoupleContext, action, submitted) => {
    const { stores, couple, side, now } = context;
    const typed = readTyped(submitted);
    const wanted = z.uuid().safeParse(action.args[0]);
    const read = readMoment(context, typed);
    if (!isRead(read)) {
      const form = addForm(context, wanted.success ? wanted.data : context.newId(), typed);
      return { kind: 'invalid', form, problems: read };
    }
    const before = wanted.success ? await stores.moments.find(wanted.data) : null;
    const isOurs = before !== null && before.coupleId === couple.id && before.side === side;
    if (isOurs && isKeptMoment(before) && isSame(before, read)) {
      // Sent a second time; how it comes back may have been chosen anew meanwhile.
      const again = { ...before, ...withReturn(before, side, read.back) };
      const isChanged = again.yearly !== before.yearly || again.quiet[side] !== before.quiet[side];
      const kept = isChanged ? await changeMoment(context, before, again) : before;
      return { kind: 'update', ...keptTrue(context, keptOf(context, kept)) };
    }
    const id = wanted.success && before === null ? wanted.data : context.newId();
    const { words, day, kind, back } = read;
    const wish = withReturn({ yearly: false, quiet: [false, false] }, side, back);
    const made = { id, coupleId: couple.id, side, addedAt: now, version: 1, kind, day, words, ...wish };
    const moment = { ...made, goneAt: null, message: null };
    await addMoment(context, moment);
    return { kind: 'update', ...keptTrue(context, keptOf(context, moment)) };
  },
};

/** Opens what its author kept, to be put better. */
const edit: ActionDefinition = {
  kind: 'action',
  name: 'moment.edit',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, { args: [id, ...at] }) => {
    const one = await findOwn(context, id);
    if ('refusal' in one) return { kind: 'private', card: one.refusal };
    const form = changeForm(context, one.found.id, argsOf(readPlace(at)), typedOf(context, one.found));
    return { kind: 'form', form };
  },
};

const change: FormDefinition = {
  kind: 'form',
  name: 'moment.change',
  who: 'partner',
  ack: 'update',
  offers,
  run: async (context: CoupleContext, { args: [id, ...at] }, submitted) => {
    const one = await findOwn(context, id);
    if ('refusal' in one) return giveBack(context.say, one.refusal, Object.values(submitted.typed));
    const { found: before } = one;
    const place = readPlace(at);
    const typed = readTyped(submitted);
    const read = readMoment(context, typed);
    if (!isRead(read)) {
      return { kind: 'invalid', form: changeForm(context, before.id, argsOf(place), typed), problems: read };
    }
    const { words, day, kind, back } = read;
    const wanted = { ...before, words, day, kind, ...withReturn(before, context.side, back) };
    const after = await changeMoment(context, before, wanted);
    return { kind: 'update', ...keptTrue(context, oneOf(context, after, place)) };
  },
};

export const definitions: readonly Definition[] = [add, open, keep, edit, change];

function isSame(before: Read | { words: PartnerWords; day: string; kind: string }, read: Read): boolean {
  return before.words.reveal() === read.words.reveal() && before.day === read.day && before.kind === read.kind;
}
