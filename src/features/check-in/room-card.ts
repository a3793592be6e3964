import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { person, type Span } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Library, Prompt } from '../../content/library.ts';
import type { Say } from '../../content/say.ts';
import { showQuestion } from '../../content/show-answer.ts';
import type { Earlier } from '../../content/show-years.ts';
import type { Answer } from '../../model/answer.ts';
import { type CheckIn, stateOf, swapLimit } from '../../model/check-in.ts';
import { type Couple, sides } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import { answerAction } from '../answer-action.ts';
import { whatWeSaid, whyAsked } from '../why-asked.ts';
import { tapRow } from './tap-row.ts';

/** Everything that the card in the room depends on. `answers` only where the room may see them. */
export type RoomView = {
  readonly checkIn: CheckIn;
  readonly couple: Couple;
  readonly prompt: Prompt;
  readonly library: Library;
  readonly now: Instant;
  readonly answers: readonly [Answer, Answer] | null;
  /** What both answered to it a year before, where that was the reason to ask. */
  readonly earlier?: Earlier | null;
};

/** A check-in as both see it. A pass changes nothing on it. */
export function roomCard(view: RoomView): Card {
  const { checkIn, prompt, library, now } = view;
  const state = stateOf(checkIn, now);
  const title = library.say.text(`commands.theme-${prompt.theme}`);
  const question = showQuestion(prompt);
  const why = whyAsked(view);
  if (checkIn.mode === 'open') {
    const talk = [...whatWeSaid(view)];
    const more = talk.length === 0 ? [] : [buttons(...talk)];
    return {
      title,
      tone: 'question',
      elements: [...why, question, aboutOpen(view), ...ends(library.say, prompt), forBoth(view), ...more],
    };
  }
  if (state === 'revealed') return answeredCard(view);
  if (state === 'closed') return { title, tone: 'calm', elements: [question, note(library.say('check-in.closed'))] };
  const about = [...aboutQuestion(library.say, prompt), forBoth(view), ...sealed(view)];
  return { title, tone: 'question', elements: [...why, question, ...about] };
}

/** Names both, so that those can be told whom it concerns. */
function forBoth({ couple: { partners }, library: { say } }: RoomView): Element {
  return note(say('check-in.for-both', { one: person(partners[0].user), other: person(partners[1].user) }));
}

/** What is left of a question's card once both have answered: a line that leads to the reveal. */
function answeredCard({ checkIn, prompt, library: { say } }: RoomView): Card {
  const label = say.text('check-in.answered-link');
  const link: Span =
    checkIn.revealMessage === null
      ? { kind: 'plain', text: label }
      : { kind: 'message', message: checkIn.revealMessage, label };
  return { tone: 'calm', elements: [note(say('check-in.answered', { question: prompt.question, link }))] };
}

/** What stands below an open question, as the place to talk in. */
export function talkCard(library: Library): Card {
  return { tone: 'calm', elements: [text(library.say('check-in.talk-starter'))] };
}

/** How deep it goes, how it is answered, and what the ends of a scale mean. What can be picked stands on buttons. */
export function aboutQuestion(say: Say, prompt: Prompt): readonly Element[] {
  const depth = say.text(`commands.depth-${prompt.depth}`);
  return [
    note(say('check-in.about', { depth, how: say.text(howKey(prompt)) })),
    ...(prompt.format === 'scale' ? ends(say, prompt) : []),
    ...(prompt.format === 'mission' ? [note(say('check-in.mission-when'))] : []),
  ];
}

/** Whether the question can be swapped: nobody has answered, and it was not swapped too often. */
export function canSwap(checkIn: CheckIn): boolean {
  return checkIn.swaps < swapLimit && checkIn.answeredAt.every((at) => at === null);
}

/** What there was to choose from, or what the ends of the scale mean; nothing where the question says it, or nothing has to. */
export function ends(say: Say, prompt: Prompt): readonly Element[] {
  if (prompt.format === 'scale') return [note(say('check-in.scale-ends', { low: prompt.low, high: prompt.high }))];
  if (!('options' in prompt) || prompt.own !== undefined) return [];
  return [note(prompt.options.map((option) => option.label).join(' · '))];
}

/** How it is answered, in a few words. */
function howKey(prompt: Prompt): CopyKey {
  if (!('guess' in prompt) || prompt.guess !== true) return `check-in.format-${prompt.format}`;
  return `check-in.format-${prompt.format}-guess`;
}

function aboutOpen({ library, prompt }: RoomView): Element {
  const depth = library.say.text(`commands.depth-${prompt.depth}`);
  return note(library.say('check-in.about', { depth, how: library.say.text('check-in.talk-here') }));
}

function sealed(view: RoomView): readonly Element[] {
  const { checkIn, couple, prompt, library } = view;
  const { say } = library;
  const [first] = sides.filter((side) => checkIn.answeredAt[side] !== null);
  const standing =
    first === undefined
      ? say('check-in.sealed-none')
      : say('check-in.sealed-one', { partner: person(couple.partners[first].user) });
  const pass = button(say.text('check-in.button-pass'), actionId('check-in.pass', checkIn.id, checkIn.swaps));
  const swap = button(say.text('check-in.button-swap'), actionId('check-in.swap', checkIn.id, checkIn.swaps));
  return [
    text(standing),
    ...tapRow(say, checkIn, prompt, 'room'),
    buttons(
      button(say.text('check-in.button-answer'), answerAction(checkIn, prompt), 'main'),
      pass,
      ...(canSwap(checkIn) ? [swap] : []),
      ...whatWeSaid(view),
    ),
  ];
}
