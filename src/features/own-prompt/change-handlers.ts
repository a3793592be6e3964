import { giveBack } from '../../content/give-back.ts';
import { saysTheSame } from '../../model/own-prompt.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition, FormDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { offers } from './add-handlers.ts';
import { findMine, findOwn } from './find-own.ts';
import { ownCard, withdrawnCard } from './own-cards.ts';
import { changeForm, readOwn, readTyped, typedOf } from './own-form.ts';

/** Its author puts it differently. */
const edit: ActionDefinition = {
  kind: 'action',
  name: 'own-prompt.edit',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const one = await findMine(context, action.args[0]);
    if ('refusal' in one) return privately(one.refusal);
    return { kind: 'form', form: changeForm(context, one.found.id, typedOf(one.found)) };
  },
};

/**
 * What was asked before stays as it was asked, and other words are a question that is new to both. The same words under
 * another theme are not.
 */
const change: FormDefinition = {
  kind: 'form',
  name: 'own-prompt.change',
  who: 'partner',
  ack: 'update',
  offers,
  run: async (context: CoupleContext, action, submitted) => {
    const one = await findMine(context, action.args[0]);
    if ('refusal' in one) return giveBack(context.say, one.refusal, Object.values(submitted.typed));
    const { found } = one;
    const { id } = found;
    const typed = readTyped(submitted);
    const read = readOwn(context.say, typed);
    if ('problems' in read) return { kind: 'invalid', form: changeForm(context, id, typed), problems: read.problems };
    const isSameQuestion = read.format === found.format && saysTheSame(read.text, found.text);
    const { theme, depth, surprise } = found;
    if (isSameQuestion && read.theme === theme && read.depth === depth && read.surprise === surprise)
      return { kind: 'update', card: ownCard(context, found, 'own-prompt.unchanged') };
    if (isSameQuestion) await context.stores.ownPrompts.changeKind(id, read);
    else await context.stores.ownPrompts.change(id, read, context.now);
    await context.stores.jobs.enqueue([{ name: 'show-own-prompt', ownId: id }]);
    const after = await findOwn(context, id);
    return {
      kind: 'update',
      card: 'refusal' in after ? after.refusal : ownCard(context, after.found, 'own-prompt.changed'),
    };
  },
};

/** Its author takes it out of the deck. */
const withdraw: ActionDefinition = {
  kind: 'action',
  name: 'own-prompt.withdraw',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const one = await findMine(context, action.args[0]);
    if ('refusal' in one) return { kind: 'update', card: one.refusal };
    const { id } = one.found;
    await context.stores.ownPrompts.withdraw(id, context.now);
    await context.stores.jobs.enqueue([{ name: 'show-own-prompt', ownId: id }]);
    return { kind: 'update', card: withdrawnCard(context, one.found) };
  },
};

export const definitions: readonly Definition[] = [edit, change, withdraw];
