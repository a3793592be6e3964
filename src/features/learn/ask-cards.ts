import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, text } from '../../card/card.ts';
import { instant } from '../../card/markup.ts';
import type { Prompt } from '../../content/library.ts';
import { showQuestion } from '../../content/show-answer.ts';
import type { CheckIn } from '../../model/check-in.ts';
import { answerAction } from '../answer-action.ts';
import type { CoupleContext } from '../context.ts';
import { promptOf } from '../prompt-of.ts';

/** It is asked, or about to be. */
export function askedCard({ say }: CoupleContext, { mode }: CheckIn): Card {
  const onItsWay = text(say(mode === 'open' ? 'prompt.asked-open' : 'prompt.asked'));
  return { title: say.text('prompt.title'), tone: 'calm', elements: [onItsWay] };
}

/** There is a question before them; perhaps the very one. It says the same to both, whoever has answered it. */
export async function openAlreadyCard(
  context: CoupleContext,
  lesson: string,
  prompt: Prompt,
  last: CheckIn,
): Promise<Card> {
  const { say } = context;
  const open = await promptOf(context, last);
  const isThis = last.promptId === prompt.id;
  const answer = open === undefined || last.mode === 'open' ? null : answerAction(last, open);
  const all = [
    ...(answer === null ? [] : [button(say.text('check-in.button-answer'), answer, 'main')]),
    ...(isThis ? [] : [button(say.text('learn.button-ask-too'), actionId('learn.ask-too', lesson, last.id))]),
  ];
  return {
    title: say.text('learn.ask-title'),
    tone: 'calm',
    elements: [
      text(isThis ? say('learn.ask-there') : say('learn.ask-open', { when: instant(last.openedAt) })),
      ...(open === undefined ? [] : [showQuestion(open)]),
      ...(all.length === 0 ? [] : [buttons(...all)]),
    ],
  };
}

/** It was asked before, or one of them does not want it: the same words for all of that. */
export function notThisCard({ say }: CoupleContext, lesson: string, last: CheckIn | null): Card {
  const near = actionId('learn.ask-near', lesson, ...(last === null ? [] : [last.id]));
  return {
    title: say.text('learn.ask-title'),
    tone: 'notice',
    elements: [text(say('learn.ask-not')), buttons(button(say.text('learn.button-ask-near'), near))],
  };
}

export function ownLimitCard({ say }: CoupleContext): Card {
  return { title: say.text('learn.ask-title'), tone: 'notice', elements: [text(say('learn.ask-limit'))] };
}

/** Nothing at all is left within what both allow. */
export function noneCard({ say }: CoupleContext): Card {
  return { title: say.text('prompt.none-title'), tone: 'notice', elements: [text(say('prompt.none'))] };
}
