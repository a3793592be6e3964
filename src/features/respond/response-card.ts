import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, quote, text } from '../../card/card.ts';
import { splitWords } from '../../card/clip.ts';
import { person } from '../../card/markup.ts';
import type { Library } from '../../content/library.ts';
import { showQuestion } from '../../content/show-answer.ts';
import type { CheckIn } from '../../model/check-in.ts';
import { type Couple, otherSide } from '../../model/couple.ts';
import type { Response } from '../../model/response.ts';

/** The longest reply takes two of these. */
const piece = 1600;

/** A reply as it stands under the reveal. */
export function responseCard({ say }: Library, couple: Couple, response: Response): Card {
  const by = person(couple.partners[response.side].user);
  const other = person(couple.partners[otherSide(response.side)].user);
  return {
    tone: 'warm',
    elements: [
      text(say(`respond.post-${response.way}`, { by, other })),
      ...splitWords(response.words, piece).map((words) => quote(words)),
    ],
  };
}

/** The same where the platform does not take the words: both can open it, privately. */
export function wordlessCard({ say }: Library, couple: Couple, response: Response): Card {
  const by = person(couple.partners[response.side].user);
  const other = person(couple.partners[otherSide(response.side)].user);
  const read = button(say.text('respond.button-read'), actionId('respond.read', response.id), 'main');
  return { tone: 'warm', elements: [text(say('respond.post-wordless', { by, other })), buttons(read)] };
}

/** The same for one person alone, with the question it belongs to and a way to answer back. */
export function privateResponseCard(library: Library, couple: Couple, checkIn: CheckIn, response: Response): Card {
  const { say, prompts } = library;
  const prompt = prompts.get(checkIn.promptId);
  const card = responseCard(library, couple, response);
  const about = prompt === undefined ? [] : [note(say('respond.post-about')), showQuestion(prompt)];
  const respond = button(say.text('respond.button-respond'), actionId('respond.open', checkIn.id));
  return { ...card, elements: [...about, ...card.elements, buttons(respond)] };
}
