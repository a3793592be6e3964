import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, note, text } from '../../card/card.ts';
import { person, type Span } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Say } from '../../content/say.ts';
import { otherSide, type Side } from '../../model/couple.ts';
import type { Meeting } from '../../model/questionnaire/meeting.ts';
import type { MeetingView, MetView } from './kind.ts';
import { names } from './names.ts';
import { sentences } from './sentences.ts';

/** What is left of an invitation once it is over: a line that leads to what both see, or that says that it rests. */
export function overCard(view: MeetingView): Card | null {
  const { meeting, library, questionnaire } = view;
  const { say } = library;
  if (meeting.closedAt !== null) return { tone: 'calm', elements: [note(say(sentences[questionnaire.id].over))] };
  if (meeting.metAt === null) return null;
  return { tone: 'calm', elements: [note(say(sentences[questionnaire.id].met, { link: linkTo(say, meeting) }))] };
}

/** Both are in, and nothing of what: each opens it privately. */
export function privateCard({ meeting, couple, library: { say }, questionnaire: { id } }: MeetingView): Card {
  const { buttonTogether, togetherTitle, togetherPrivate } = sentences[id];
  const open = button(say.text(buttonTogether), actionId('questionnaire.together', meeting.id), 'main');
  return {
    title: say.text(togetherTitle),
    tone: 'reveal',
    elements: [text(say(togetherPrivate, names(couple))), buttons(open)],
  };
}

/** In the place of what was taken back. */
export function goneCard({ library: { say }, questionnaire: { id } }: MeetingView): Card {
  return { tone: 'calm', elements: [note(say(sentences[id].gone))] };
}

/** In the place of what goes on in a newer message. */
export function movedCard({ library: { say } }: MeetingView): Card {
  return { tone: 'calm', elements: [note(say('questionnaire.moved'))] };
}

/** Both results in words are not there any more: one of the two had theirs forgotten. */
export function removedCard(view: Pick<MetView, 'library' | 'questionnaire'>): Card {
  const { say } = view.library;
  const title = say.text(sentences[view.questionnaire.id].togetherTitle);
  return { title, tone: 'calm', elements: [text(say('questionnaire.removed'))] };
}

/** What one of them asks the other to do too, until that is over. */
export function askedCard(view: MeetingView, keys: Readonly<Record<'title' | 'text' | 'button', CopyKey>>): Card {
  const over = overCard(view);
  if (over !== null) return over;
  const { meeting, couple, library } = view;
  const { say } = library;
  const by = meeting.by ?? 0;
  const values = { by: person(couple.partners[by].user), other: person(couple.partners[otherSide(by)].user) };
  return {
    title: say.text(keys.title),
    tone: 'question',
    elements: [text(say(keys.text, values)), buttons(openButton(say, view, keys.button))],
  };
}

/** On the card that invites: leads to one's own, privately. */
export function openButton(say: Say, view: Pick<MeetingView, 'questionnaire'>, label: CopyKey): Button {
  return button(say.text(label), actionId('questionnaire.open', view.questionnaire.id), 'main');
}

/** The one who did not bring theirs last: the other sees it come. */
export function firstToFinish({ meeting, rounds: [one, other] }: MetView): Side {
  return meeting.by ?? ((one?.finishedAt ?? 0) <= (other?.finishedAt ?? 0) ? 0 : 1);
}

function linkTo(say: Say, { metMessage }: Meeting): Span {
  const label = say.text('questionnaire.link');
  return metMessage === null ? { kind: 'plain', text: label } : { kind: 'message', message: metMessage, label };
}
