import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition, FormDefinition, Submitted } from '../definition.ts';
import { problemsOf } from './answer-forms.ts';
import { giveAnswer } from './give-answer.ts';
import { updateKept } from './kept-replies.ts';
import { openCheckIn } from './open-check-in.ts';
import { ownCard } from './own-cards.ts';
import { readWhole, unpicked, wholeForm } from './whole-form.ts';
import { refuse } from './write-handlers.ts';

/** Opens the form in which everything is answered in one step. What is answered in words has another one. */
const openWhole: ActionDefinition = {
  kind: 'action',
  name: 'check-in.whole-open',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const open = await openCheckIn(context, action);
    if ('refusal' in open) return updateKept({ ...open, card: open.refusal });
    if (open.prompt.format === 'words') {
      return updateKept({ card: ownCard(context, open), checkIn: open.checkIn });
    }
    return { kind: 'form', form: wholeForm(context.say, open.checkIn, open.prompt, open.answer ?? {}) };
  },
};

const whole: FormDefinition = {
  kind: 'form',
  name: 'check-in.whole',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, submitted: Submitted) => {
    const open = await openCheckIn(context, action);
    if ('refusal' in open) return refuse(context, { ...open, card: open.refusal }, submitted);
    if (open.prompt.format === 'words') {
      return refuse(context, { card: ownCard(context, open), checkIn: open.checkIn }, submitted);
    }
    const given = readWhole(open.prompt, submitted);
    const problems = { ...unpicked(context.say, open.prompt, given), ...problemsOf(context.say, given, []) };
    if (Object.keys(problems).length > 0) {
      return { kind: 'invalid', form: wholeForm(context.say, open.checkIn, open.prompt, given), problems };
    }
    return updateKept({ card: await giveAnswer(context, open, given), checkIn: open.checkIn });
  },
};

/** A pick and a few words beside it, in one step. */
export const wholeDefinitions: readonly Definition[] = [openWhole, whole];
