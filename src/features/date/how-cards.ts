import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { type Markup, person, type Span } from '../../card/markup.ts';
import type { Say } from '../../content/say.ts';
import { type Couple, sides } from '../../model/couple.ts';
import type { DatePlan } from '../../model/date-plan.ts';
import { namesOf } from './date-words.ts';
import { bothLines, type Lines } from './line-elements.ts';
import { whatElements } from './plan-elements.ts';
import type { View } from './read-view.ts';

/** The day after: how was it? Who has written shows, and nothing of what. */
export function askCard(view: View, wordless = false): Card {
  const { plan, couple, library } = view;
  const { say } = library;
  const what = wordless ? [] : whatElements({ say, plan });
  if (couple.ending !== null) return { tone: 'calm', elements: [note(say('date.card-ended'))] };
  if (plan.shownAt !== null)
    return { tone: 'calm', elements: [note(say('date.ask-shown', { link: linkToBoth(say, plan) }))] };
  if (plan.offAt !== null) {
    const undo = button(say.text('date.button-happened'), actionId('date.happened', plan.id));
    const again = button(say.text('date.button-plan-again'), actionId('date.again', plan.id));
    return { tone: 'calm', elements: [note(say('date.ask-off')), ...what, buttons(again, undo)] };
  }
  return {
    title: say.text('date.ask-title'),
    tone: 'question',
    elements: [
      text(say('date.ask', namesOf(couple))),
      ...what,
      note(whoWrote(say, couple, plan)),
      buttons(
        button(say.text('date.button-say'), actionId('date.say', plan.id), 'main'),
        button(say.text('date.button-pass'), actionId('date.pass', plan.id)),
        button(say.text('date.button-skip'), actionId('date.skip', plan.id)),
      ),
    ],
  };
}

/** What both said of it. Where answers show privately, and where the platform does not take the words, they open on a press. */
export function bothCard(view: View, lines: Lines, wordless = false): Card {
  const { plan, couple, library } = view;
  const { say } = library;
  const read = buttons(button(say.text('date.button-read-both'), actionId('date.open', plan.id), 'main'));
  return {
    title: say.text('date.both-title'),
    tone: 'reveal',
    elements: [
      text(say('date.both', namesOf(couple))),
      ...(wordless ? [read] : [...whatElements({ say, plan }), ...bothLines(say, couple, lines)]),
    ],
  };
}

function whoWrote(say: Say, { partners }: Couple, { wroteAt }: DatePlan): Markup {
  const [side] = sides.filter((one) => wroteAt[one] !== null);
  return side === undefined ? say('date.ask-sealed') : say('date.ask-wrote', { who: person(partners[side].user) });
}

function linkToBoth(say: Say, { messages }: DatePlan): Span {
  const label = say.text('date.ask-link');
  return messages.both === null ? { kind: 'plain', text: label } : { kind: 'message', message: messages.both, label };
}
