import { z } from 'zod';
import { actionId, type ParsedAction } from '../../card/action-id.ts';
import { button, buttons, type Card, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import { giveBack } from '../../content/give-back.ts';
import { asRevealed } from '../../model/check-in.ts';
import { sideOf } from '../../model/couple.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition, FormDefinition, Submitted } from '../definition.ts';
import { privately } from '../privately.ts';
import { promptOf } from '../prompt-of.ts';
import { type Asked, answerForm, answerProblems } from './answer-form.ts';
import { findRevealed, type Refused, refused } from './find-revealed.ts';
import { recordResponse } from './record-response.ts';
import { inThread, privateResponseCard } from './response-card.ts';
import { thanksCard } from './thanks-card.ts';

/** Opens the form that answers what was asked back. */
const answer: ActionDefinition = {
  kind: 'action',
  name: 'respond.answer',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const asked = await findAsked(context, action);
    return 'refusal' in asked ? privately(asked.refusal) : { kind: 'form', form: answerForm(context, asked) };
  },
};

/** The thanks take the place of a private card with the question; the one in the room belongs to both, and stays. */
const tell: FormDefinition = {
  kind: 'form',
  name: 'respond.tell',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, submitted: Submitted) => {
    const asked = await findAsked(context, action);
    const { words } = submitted.typed;
    if ('refusal' in asked) return giveBack(context.say, asked.refusal, Object.values(submitted.typed));
    const problems = answerProblems(context, words);
    if (words === undefined || Object.keys(problems).length > 0) {
      return { kind: 'invalid', form: answerForm(context, asked, words), problems };
    }
    const { checkIn, question } = asked;
    await recordResponse(context, checkIn, { way: 'answer', answersTo: question.id }, words);
    return { kind: 'update', card: thanksCard(context, asked, words, question.words) };
  },
};

/**
 * A reply whose words the channel does not show: for each of the two alone, also in a channel that they have left since,
 * where its card may still stand.
 */
const read: ActionDefinition = {
  kind: 'action',
  name: 'respond.read',
  who: 'anyone',
  ack: 'private',
  run: async (context, action) => {
    const { stores, library, by } = context;
    const id = z.uuid().safeParse(action.args[0]);
    const response = id.success ? await stores.answers.findResponse(id.data) : null;
    const checkIn = response === null ? null : await stores.checkIns.find(response.checkInId);
    const revealed = checkIn === null ? null : asRevealed(checkIn);
    const couple = revealed === null ? null : await stores.couples.find(revealed.coupleId);
    const side = couple === null || couple.ending !== null ? null : sideOf(couple, by);
    if (response === null || revealed === null || couple === null || side === null) {
      return privately(refused(context, 'respond.refused-unknown').refusal);
    }
    const view = inThread(response, await stores.answers.responses(revealed));
    const about = { checkIn: revealed, prompt: await promptOf(context, revealed) };
    return privately(privateResponseCard(library, couple, about, view, side));
  },
};

export const answerDefinitions: readonly Definition[] = [answer, tell, read];

/** A question asked back that this partner can answer, or why not: only the one who was asked can, and once. */
async function findAsked(context: CoupleContext, { args }: ParsedAction): Promise<Asked | Refused> {
  const found = await findRevealed(context, args[0]);
  if ('refusal' in found) return found;
  const question = found.responses.find(({ id, way }) => id === args[1] && way === 'ask-more');
  if (question === undefined) return refused(context, 'respond.refused-unknown');
  if (question.side === context.side) return { refusal: kindly(context, 'respond.theirs-title', 'respond.theirs') };
  if (inThread(question, found.responses).waits) return { ...found, question };
  const card = kindly(context, 'respond.answered-title', 'respond.answered');
  const respond = button(context.say.text('respond.button-respond'), actionId('respond.open', found.checkIn.id));
  return { refusal: { ...card, elements: [...card.elements, buttons(respond)] } };
}

function kindly({ say, other }: CoupleContext, title: CopyKey, sentence: CopyKey): Card {
  return {
    title: say.text(title),
    tone: 'calm',
    elements: [text(say(sentence, { other: person(other.user) }))],
  };
}
