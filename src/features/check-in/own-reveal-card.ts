import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { person } from '../../card/markup.ts';
import type { Library, Prompt } from '../../content/library.ts';
import { showQuestion } from '../../content/show-answer.ts';
import { type Earlier, showWithEarlier } from '../../content/show-years.ts';
import type { Answer } from '../../model/answer.ts';
import type { CheckIn, RevealedCheckIn } from '../../model/check-in.ts';
import { type Couple, otherSide, type Side } from '../../model/couple.ts';
import { joyLine } from './joy-line.ts';

/** How much of both answers stands on a private card; the rest is a click away. */
const cardWords = 2000;

/** A revealed check-in as one of the two is shown it privately. */
export type OwnReveal = {
  readonly library: Library;
  readonly couple: Couple;
  readonly side: Side;
  readonly checkIn: RevealedCheckIn;
  readonly prompt: Prompt;
  readonly answers: readonly [Answer, Answer];
  readonly earlier?: Earlier | null;
};

/** Both answers for one of the two, with the way on to a reply, and to the reveal where it stands in the room. */
export function ownRevealCard(view: OwnReveal): Card {
  const { library, couple, checkIn, prompt, answers, earlier = null } = view;
  const { say } = library;
  const both = showWithEarlier({ say, prompt, couple }, answers, earlier, checkIn.openedAt);
  const { elements, clipped } = clipQuotes(both, cardWords);
  const joy = joyLine({ say, prompt, couple }, answers);
  const shown = [
    ...elements,
    ...(joy === null ? [] : [text(joy)]),
    ...(clipped ? [note(say('check-in.clipped'))] : []),
  ];
  return cardOf(view, [...lead(view), showQuestion(prompt), ...shown, ...whereItStands(view)], {
    ...(clipped ? { more: say.text('check-in.button-read') } : {}),
    id: checkIn.id,
  });
}

/** The same without a word of theirs. */
export function wordlessOwnReveal(view: OwnReveal): Card {
  const more = view.library.say.text('check-in.button-see-both');
  return cardOf(view, [...lead(view), showQuestion(view.prompt), ...whereItStands(view)], {
    more,
    id: view.checkIn.id,
  });
}

/** The one who answered first, and has waited since; the other has just answered. */
export function firstToAnswer({ answeredAt: [one, other] }: CheckIn): Side {
  return (one ?? 0) <= (other ?? 0) ? 0 : 1;
}

function lead({ library: { say }, couple, side, checkIn }: OwnReveal): readonly Element[] {
  if (firstToAnswer(checkIn) !== side)
    return checkIn.reveal === 'room' ? [] : [text(say('check-in.own-revealed-private'))];
  return [text(say('check-in.revealed-whisper', { other: person(couple.partners[otherSide(side)].user) }))];
}

function whereItStands({ library: { say }, checkIn: { reveal, revealMessage } }: OwnReveal): readonly Element[] {
  if (reveal !== 'room' || revealMessage === null) return [];
  const label = say.text('check-in.own-revealed-link');
  return [note(say('check-in.own-revealed-there', { link: { kind: 'message', message: revealMessage, label } }))];
}

function cardOf(
  { library: { say } }: OwnReveal,
  elements: readonly Element[],
  row: { more?: string; id: string },
): Card {
  const respond = button(say.text('check-in.button-respond'), actionId('respond.open', row.id), 'main');
  const read = row.more === undefined ? [] : [button(row.more, actionId('check-in.full', row.id))];
  return {
    title: say.text('check-in.own-revealed-title'),
    tone: 'reveal',
    elements: [...elements, buttons(respond, ...read)],
  };
}
