import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { person } from '../../card/markup.ts';
import { showAnswer, showQuestion } from '../../content/show-answer.ts';
import { otherSide } from '../../model/couple.ts';
import type { Way } from '../../model/way.ts';
import type { CoupleContext } from '../context.ts';
import type { ToReply } from './find-revealed.ts';
import { resultLine } from './result-line.ts';

/** How much of the partner's words is repeated; all of it stands at the reveal. */
const heardWords = 900;

/** Help to reply to what the other answered: their words again, a line about both answers, and the ways to reply. */
export function coachCard(context: CoupleContext, toReply: ToReply): Card {
  const { say, couple, side, other } = context;
  const { checkIn, prompt, answers, left } = toReply;
  const theirs = answers[otherSide(side)];
  const heard = clipQuotes(showAnswer({ say, prompt, couple }, otherSide(side), theirs), heardWords);
  return {
    title: say.text('respond.title'),
    tone: 'warm',
    elements: [
      showQuestion(prompt),
      text(say('respond.lead', { other: person(other.user) })),
      ...heard.elements,
      text(resultLine(say, prompt, answers[side], theirs, other.user)),
      { kind: 'divider' },
      text(say('respond.ways-lead')),
      ...left.flatMap((way) => wayElements(context, toReply, way)),
      buttons(...left.map((way) => button(say.text(`respond.way-${way}`), actionId('respond.write', checkIn.id, way)))),
      note(say('respond.why')),
    ],
  };
}

function wayElements({ say, library }: CoupleContext, { prompt }: ToReply, way: Way): readonly Element[] {
  const { hint, starters } = library.starters[prompt.theme][way];
  const examples = starters.map((starter) => `“${starter}”`).join(' ');
  return [text(say('respond.way-line', { way: say.text(`respond.way-${way}`), hint })), note(examples)];
}
