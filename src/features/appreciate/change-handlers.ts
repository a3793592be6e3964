import { giveBack } from '../../content/give-back.ts';
import { isKept } from '../../model/appreciation.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition, FormDefinition } from '../definition.ts';
import { changeForm, composeWords, readTyped } from './appreciation-form.ts';
import { refreshDigests } from './digest-jobs.ts';
import { findOwn, refused } from './find-appreciation.ts';
import { keepTaken, refreshOthers } from './held-jar.ts';
import { changedCard, takenBackCard } from './own-cards.ts';

/** Opens what its author said, to be said better. */
const edit: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.edit',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const one = await findOwn(context, action.args[0]);
    if ('refusal' in one) return { kind: 'private', card: one.refusal };
    const { id, words } = one.found;
    if (words === null) return { kind: 'private', card: refused(context, 'appreciate.refused-unknown').refusal };
    return { kind: 'form', form: changeForm(context, id, words) };
  },
};

/** The other words take the place of the first, in the room and in the jar. */
const change: FormDefinition = {
  kind: 'form',
  name: 'appreciate.change',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, submitted) => {
    const { say, stores } = context;
    const one = await findOwn(context, action.args[0]);
    if ('refusal' in one) return giveBack(say, one.refusal, Object.values(submitted.typed));
    if (!isKept(one.found)) {
      const { refusal } = refused(context, 'appreciate.refused-unknown');
      return giveBack(say, refusal, Object.values(submitted.typed));
    }
    const { id } = one.found;
    const { words: typed } = readTyped(submitted);
    const words = composeWords(say, typed === undefined ? {} : { words: typed });
    if (!(words instanceof PartnerWords)) {
      return { kind: 'invalid', form: changeForm(context, id, typed), problems: words };
    }
    if (words.reveal() !== one.found.words.reveal()) {
      await stores.appreciations.change(id, words);
      await stores.jobs.enqueue([{ name: 'refresh-appreciation', appreciationId: id }]);
      await refreshDigests(stores, one.found);
    }
    return { kind: 'update', card: changedCard(context, id, words) };
  },
};

/** Its author changed their mind; a second time it says the same. */
const takeBack: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.take-back',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const { stores } = context;
    const one = await findOwn(context, action.args[0]);
    if ('refusal' in one) return { kind: 'private', card: one.refusal };
    const { id, words } = one.found;
    if (words !== null) {
      await stores.appreciations.takeBack(id);
      await refreshOthers(stores, context, context.now);
      await stores.jobs.enqueue([{ name: 'refresh-appreciation', appreciationId: id }]);
      await refreshDigests(stores, one.found);
    }
    return { kind: 'update', card: takenBackCard(context, words), keep: keepTaken(context) };
  },
};

export const definitions: readonly Definition[] = [edit, change, takeBack];
