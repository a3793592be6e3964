import { giveBack } from '../../content/give-back.ts';
import type { PrivateReply, UpdateReply } from '../../port/reply.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition, FormDefinition, Submitted } from '../definition.ts';
import { answerForm, besideForm, problemsOf, readTyped, unfinished, withWords } from './answer-forms.ts';
import { giveAnswer } from './give-answer.ts';
import { type OwnShown, updateKept } from './kept-replies.ts';
import { openCheckIn } from './open-check-in.ts';
import { toPick } from './to-pick.ts';

/** Opens the form for an answer in words, with what was answered so far. */
const write: ActionDefinition = {
  kind: 'action',
  name: 'check-in.write',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const open = await openCheckIn(context, action);
    if ('refusal' in open) return updateKept({ ...open, card: open.refusal });
    return { kind: 'form', form: answerForm(context.say, open.checkIn, open.prompt, open.answer ?? {}) };
  },
};

const answer: FormDefinition = {
  kind: 'form',
  name: 'check-in.answer',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, submitted: Submitted) => {
    const open = await openCheckIn(context, action);
    if ('refusal' in open) return refuse(context, { ...open, card: open.refusal }, submitted);
    const typed = readTyped(submitted);
    const problems = { ...problemsOf(context.say, typed, ['words']), ...unfinished(context.say, open.prompt, typed) };
    if (Object.keys(problems).length > 0) {
      return { kind: 'invalid', form: answerForm(context.say, open.checkIn, open.prompt, typed), problems };
    }
    return updateKept({ card: await giveAnswer(context, open, typed), checkIn: open.checkIn });
  },
};

/** Opens the form for a few words beside a pick; before any pick there is nothing to put them beside. */
const words: ActionDefinition = {
  kind: 'action',
  name: 'check-in.words',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const open = await openCheckIn(context, action);
    if ('refusal' in open) return updateKept({ ...open, card: open.refusal });
    if (open.answer === null) return updateKept({ card: toPick(context, open), checkIn: open.checkIn });
    return { kind: 'form', form: besideForm(context.say, open.checkIn, open.prompt, open.answer) };
  },
};

const beside: FormDefinition = {
  kind: 'form',
  name: 'check-in.beside',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, submitted: Submitted) => {
    const open = await openCheckIn(context, action);
    if ('refusal' in open) return refuse(context, { ...open, card: open.refusal }, submitted);
    if (open.answer === null) {
      return refuse(context, { card: toPick(context, open), checkIn: open.checkIn }, submitted);
    }
    const typed = readTyped(submitted);
    const problems = problemsOf(context.say, typed, []);
    if (Object.keys(problems).length > 0) {
      return { kind: 'invalid', form: besideForm(context.say, open.checkIn, open.prompt, typed), problems };
    }
    const card = await giveAnswer(context, open, withWords(open.answer, typed));
    return updateKept({ card, checkIn: open.checkIn });
  },
};

/** Everything that is typed: an answer in words, and words beside a pick. */
export const writeDefinitions: readonly Definition[] = [write, answer, words, beside];

/** In place of the card that the form came from, which is no longer true; beside it where something was typed. */
export function refuse({ say }: CoupleContext, shown: OwnShown, { typed }: Submitted): PrivateReply | UpdateReply {
  const reply = giveBack(say, shown.card, Object.values(typed));
  // What is given back is for its author to copy, so nothing ever takes the place of that card.
  return reply.card === shown.card && !('files' in reply) ? updateKept(shown) : reply;
}
