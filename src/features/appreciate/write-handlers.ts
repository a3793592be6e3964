import { z } from 'zod';
import { wordsLimit } from '../../model/answer.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition, FormDefinition } from '../definition.ts';
import { appreciationForm, composeWords, readTyped } from './appreciation-form.ts';
import { sentCard } from './own-cards.ts';
import { recordAppreciation } from './record-appreciation.ts';

/** What was typed after the command stands in its form: it is said once the form is sent. */
const appreciate: CommandDefinition = {
  kind: 'command',
  path: 'appreciate',
  description: 'appreciate.command',
  options: [
    { kind: 'text', name: 'words', description: 'appreciate.option-words', required: false, maxLength: wordsLimit },
  ],
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, options) => {
    const words = new PartnerWords(options['words'] ?? '');
    return { kind: 'form', form: appreciationForm(context, context.newId(), words.blank ? {} : { words }) };
  },
};

/** The same from a card in the room. */
const write: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.write',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext) => ({ kind: 'form', form: appreciationForm(context, context.newId(), {}) }),
};

const send: FormDefinition = {
  kind: 'form',
  name: 'appreciate.send',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, submitted) => {
    const typed = readTyped(submitted);
    const words = composeWords(context.say, typed);
    if (!(words instanceof PartnerWords)) {
      const id = z.uuid().catch(context.newId()).parse(action.args[0]);
      return { kind: 'invalid', form: appreciationForm(context, id, typed), problems: words };
    }
    return { kind: 'update', card: sentCard(context, await recordAppreciation(context, action.args[0], words)) };
  },
};

export const definitions: readonly Definition[] = [appreciate, write, send];
