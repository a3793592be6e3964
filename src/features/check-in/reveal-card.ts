import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { person } from '../../card/markup.ts';
import { showQuestion } from '../../content/show-answer.ts';
import { showWithEarlier } from '../../content/show-years.ts';
import type { Answer } from '../../model/answer.ts';
import { joyLine } from './joy-line.ts';
import { ends, type RoomView } from './room-card.ts';

/** How much of both answers stands in the room; the rest is a click away. */
const roomWords = 2000;

/**
 * The reveal, a message of its own at the end of the room: it names both, so that both hear of it. With a private reveal
 * it says that both have answered, and nothing of what.
 */
export function revealCard(view: RoomView): Card {
  const { checkIn, prompt, couple, library, answers, earlier = null } = view;
  const { say } = library;
  const full = actionId('check-in.full', checkIn.id);
  const lead = text(say('check-in.revealed', names(view)));
  const question = showQuestion(prompt);
  if (answers === null) {
    const both = button(say.text('check-in.button-see-both'), full);
    return revealed(view, [lead, question, text(say('check-in.revealed-private')), buttons(respond(view), both)]);
  }
  const shown = clipQuotes(showWithEarlier({ say, prompt, couple }, answers, earlier, checkIn.openedAt), roomWords);
  const elements = [lead, question, ...ends(say, prompt), ...shown.elements, ...joy(view, answers)];
  if (!shown.clipped) return revealed(view, [...elements, buttons(respond(view))]);
  const read = button(say.text('check-in.button-read'), full);
  return revealed(view, [...elements, note(say('check-in.clipped')), buttons(respond(view), read)]);
}

/** The same where the platform does not take the words of the two: both can open it privately. */
export function wordlessCard(view: RoomView): Card {
  const { say } = view.library;
  const both = button(say.text('check-in.button-see-both'), actionId('check-in.full', view.checkIn.id));
  return revealed(view, [
    text(say('check-in.revealed', names(view))),
    showQuestion(view.prompt),
    text(say('check-in.words-refused')),
    buttons(respond(view), both),
  ]);
}

function revealed({ prompt, library }: RoomView, elements: readonly Element[]): Card {
  return { title: library.say.text(`commands.theme-${prompt.theme}`), tone: 'reveal', elements };
}

function respond({ checkIn, library }: RoomView) {
  return button(library.say.text('check-in.button-respond'), actionId('respond.open', checkIn.id), 'main');
}

function joy({ prompt, couple, library }: RoomView, answers: readonly [Answer, Answer]): readonly Element[] {
  const line = joyLine({ say: library.say, prompt, couple }, answers);
  return line === null ? [] : [text(line)];
}

function names({ couple: { partners } }: RoomView) {
  return { one: person(partners[0].user), other: person(partners[1].user) };
}
