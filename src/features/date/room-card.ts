import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import { otherSide } from '../../model/couple.ts';
import { stateOfDate } from '../../model/date-plan.ts';
import type { Instant } from '../../model/instant.ts';
import { planButtons, sharedNotes, whatElements, whenElement } from './plan-elements.ts';
import type { View } from './read-view.ts';

/** `wordless`: what is planned opens on a press. `events`: it can become an event of the whole place. */
export type Look = { readonly wordless?: boolean; readonly events?: boolean };

/** A plan as both see it in their room. */
export function roomCard(view: View, now: Instant, { wordless = false, events = false }: Look = {}): Card {
  const { plan, couple, library } = view;
  const { say } = library;
  const speaking = { say, couple, plan };
  if (couple.ending !== null) return endedCard(view);
  const state = stateOfDate(plan, now);
  const names = {
    by: person(couple.partners[plan.by].user),
    other: person(couple.partners[otherSide(plan.by)].user),
  };
  const words = wordless ? [note(say('date.card-wordless'))] : [...whatElements(speaking), ...sharedNotes(speaking)];
  const read = wordless ? [button(say.text('date.button-read'), actionId('date.open', plan.id))] : [];
  const isPlanned = state === 'planned';
  const event = events && isPlanned ? [button(say.text('date.button-event'), actionId('date.event', plan.id))] : [];
  const pressed = [...read, ...planButtons(say, plan, now, 'room'), ...event];
  return {
    title: say.text(`date.card-title-${state}`),
    tone: isPlanned ? 'warm' : 'calm',
    elements: [
      ...(isPlanned ? [text(say('date.card-by', names))] : []),
      whenElement(speaking, state),
      ...words,
      ...(events && isPlanned && plan.event.wanted ? [note(say('date.card-event'))] : []),
      ...(isPlanned ? [note(say('date.card-either'))] : []),
      ...(pressed.length === 0 ? [] : [buttons(...pressed)]),
    ],
  };
}

function endedCard({ library: { say } }: View): Card {
  return { tone: 'calm', elements: [note(say('date.card-ended'))] };
}
