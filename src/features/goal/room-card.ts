import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { instant, person } from '../../card/markup.ts';
import type { Say } from '../../content/say.ts';
import type { Couple } from '../../model/couple.ts';
import { type Goal, type GoalEntry, isListed, type ListedGoal, stepsOf } from '../../model/goal.ts';
import { aboutWords, namesOf, stepsWords } from './goal-words.ts';
import type { View } from './read-view.ts';

/** How much of both's words stands on the card of one goal. */
const cardWords = 900;

/** A goal as it stands in the room, for as long as it is on the list, and what stands there once it is not. */
export function roomCard(view: View): Card {
  const { goal, library } = view;
  const { say } = library;
  if (!isListed(goal)) return offCard(view);
  if (goal.done !== null) return reachedCard(view, goal);
  const about = aboutWords(say, goal.about, view.today);
  const steps = stepsWords(say, goal);
  const elements: readonly Element[] = [
    text(say('goal.post-added', namesOf(view.couple, goal.by))),
    quote(goal.about.words),
    ...(about === null ? [] : [note(about)]),
    ...(steps === null ? [] : [text(steps)]),
    ...latest(say, view.couple, goal),
  ];
  return {
    title: say.text('goal.post-title'),
    tone: 'warm',
    elements: [...clipQuotes(elements, cardWords).elements, buttons(...openButtons(say, goal.id))],
  };
}

/** The same where the platform does not take the words: a button opens them for each of the two. */
export function wordlessCard({ goal, couple, library: { say } }: View): Card {
  return {
    title: say.text('goal.post-title'),
    tone: 'warm',
    elements: [
      text(say('goal.post-wordless', namesOf(couple, goal.by))),
      buttons(button(say.text('goal.button-open'), actionId('goal.open', goal.id), 'main'), listButton(say)),
    ],
  };
}

/** Says that it is done: its own card, because an edit is seen by nobody. */
export function doneCard(
  { goal, couple, library: { say } }: View,
  wording: 'with-words' | 'wordless' = 'with-words',
): Card {
  const title = say.text('goal.done-title');
  if (!isListed(goal) || goal.done === null) {
    return { tone: 'calm', elements: [note(say(isListed(goal) ? 'goal.done-again' : 'goal.post-off'))] };
  }
  const by = person(couple.partners[goal.done.by].user);
  const open = button(say.text('goal.button-open'), actionId('goal.open', goal.id));
  if (wording === 'wordless') {
    return { title, tone: 'warm', elements: [text(say('goal.done-wordless', { by })), buttons(open, listButton(say))] };
  }
  const steps = stepsOf(goal).length;
  return {
    title,
    tone: 'warm',
    elements: [
      text(say('goal.done', { by })),
      quote(goal.about.words),
      text(steps === 0 ? say('goal.done-talk') : say('goal.done-steps', { count: steps })),
      buttons(open, listButton(say)),
    ],
  };
}

/** What can be done with an open goal from a card in the room. */
function openButtons(say: Say, id: string): readonly Button[] {
  return [
    button(say.text('goal.button-note'), actionId('goal.update', id), 'main'),
    button(say.text('goal.button-done'), actionId('goal.finish', id)),
    button(say.text('goal.button-open'), actionId('goal.open', id)),
    listButton(say),
  ];
}

export function listButton(say: Say): Button {
  return button(say.text('goal.button-list'), actionId('goal.list'));
}

/** The card of a goal that is done shrinks to its words, and leads to the card that says so. */
function reachedCard({ library: { say } }: View, { id, about, doneCard: card }: ListedGoal): Card {
  const message = card?.message ?? null;
  const done =
    message === null
      ? say('goal.post-done')
      : say('goal.post-done-link', { link: { kind: 'message', message, label: say.text('goal.post-link') } });
  const open = button(say.text('goal.button-open'), actionId('goal.open', id));
  return {
    title: say.text('goal.post-title'),
    tone: 'calm',
    elements: [...clipQuotes([quote(about.words)], cardWords).elements, note(done), buttons(open)],
  };
}

function offCard({ goal, library: { say } }: View): Card {
  const back = button(say.text('goal.button-back'), actionId('goal.put-back', goal.id));
  const canBePutBack = goal.about !== null;
  return {
    tone: 'calm',
    elements: [note(say('goal.post-off')), ...(canBePutBack ? [buttons(back)] : [])],
  };
}

/** The last line of how it goes, or the last step that was ticked off. */
function latest(say: Say, couple: Couple, { entries }: Goal): readonly Element[] {
  const moved = entries.filter((one) => one.kind === 'note' || one.ticked !== null);
  // What was noted together with a step says more than the step.
  const isStep = ({ kind }: GoalEntry) => (kind === 'step' ? 1 : 0);
  const [last] = moved.toSorted((a, b) => momentOf(b).at - momentOf(a).at || isStep(a) - isStep(b));
  if (last === undefined) return [];
  const { at, by } = momentOf(last);
  const key = last.kind === 'note' ? 'goal.latest-note' : 'goal.latest-step';
  return [quote(last.words, say(key, { by: person(couple.partners[by].user), when: instant(at, 'day') }))];
}

function momentOf({ at, side, ticked }: GoalEntry) {
  return ticked ?? { at, by: side };
}
