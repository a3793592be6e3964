import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { clipWords, splitWords } from '../../card/clip.ts';
import { person } from '../../card/markup.ts';
import type { Library, Prompt } from '../../content/library.ts';
import { showQuestion } from '../../content/show-answer.ts';
import type { CheckIn } from '../../model/check-in.ts';
import { type Couple, otherSide, type Side } from '../../model/couple.ts';
import type { Response } from '../../model/response.ts';

/** The longest reply takes two of these. */
const piece = 1600;

/** How much of what was asked back is repeated above its answer. */
const askedWords = 140;

/** A reply with what belongs to it: what it answers, and whether it still waits for an answer itself. */
export type InThread = { readonly response: Response; readonly asked: Response | null; readonly waits: boolean };

/** Finds what belongs to a reply among all replies to the same answer. */
export function inThread(response: Response, all: readonly Response[]): InThread {
  const asked = all.find(({ id }) => id === response.answersTo) ?? null;
  const waits = response.way === 'ask-more' && all.every(({ answersTo }) => answersTo !== response.id);
  return { response, asked, waits };
}

/** A reply as it stands under the reveal. A question asked back can be answered right there. */
export function responseCard(library: Library, couple: Couple, view: InThread): Card {
  const row = view.waits ? [buttons(answerButton(library, view.response))] : [];
  return { tone: 'warm', elements: [...said(library, couple, view), ...row] };
}

/** The same where the platform does not take the words: both can open it, privately. */
export function wordlessCard(library: Library, couple: Couple, response: Response): Card {
  return cardToOpen(library, couple, response, 'respond.post-wordless');
}

/** The same after a private reveal, for a reader who finds it in the room. */
export function closedCard(library: Library, couple: Couple, response: Response): Card {
  return cardToOpen(library, couple, response, 'respond.post-closed');
}

function cardToOpen(
  { say }: Library,
  couple: Couple,
  response: Response,
  sentence: 'respond.post-wordless' | 'respond.post-closed',
): Card {
  const by = person(couple.partners[response.side].user);
  const other = person(couple.partners[otherSide(response.side)].user);
  const read = button(say.text('respond.button-read'), actionId('respond.read', response.id), 'main');
  return { tone: 'warm', elements: [text(say(sentence, { by, other })), buttons(read)] };
}

/** The same for one person alone, with the question it belongs to and a way to answer back. */
export function privateResponseCard(
  library: Library,
  couple: Couple,
  { checkIn, prompt }: { readonly checkIn: CheckIn; readonly prompt: Prompt | undefined },
  view: InThread,
  reader: Side,
): Card {
  const { say } = library;
  const about = prompt === undefined ? [] : [note(say('respond.post-about')), showQuestion(prompt)];
  const isAsked = view.waits && view.response.side !== reader;
  const answer = isAsked ? [answerButton(library, view.response)] : [];
  const respond = button(say.text('respond.button-respond'), actionId('respond.open', checkIn.id));
  return { tone: 'warm', elements: [...about, ...said(library, couple, view), buttons(...answer, respond)] };
}

function said({ say }: Library, couple: Couple, { response, asked }: InThread): readonly Element[] {
  const by = person(couple.partners[response.side].user);
  const other = person(couple.partners[otherSide(response.side)].user);
  const above =
    asked === null ? [] : [quote(clipWords(asked.words, askedWords), say('respond.post-asked', { by: other }))];
  return [
    ...above,
    text(say(`respond.post-${response.way}`, { by, other })),
    ...splitWords(response.words, piece).map((words) => quote(words)),
  ];
}

function answerButton({ say }: Library, { checkInId, id }: Response): Button {
  return button(say.text('respond.button-answer'), actionId('respond.answer', checkInId, id), 'main');
}
