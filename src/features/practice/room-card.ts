import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { instant, type Markup } from '../../card/markup.ts';
import { otherSide } from '../../model/couple.ts';
import { agreedOf } from '../../model/practice/agreed.ts';
import { sideWith } from '../../model/practice/moves.ts';
import type { Step } from '../../model/practice/script.ts';
import {
  currentPage,
  type Ending,
  endingOf,
  type Page,
  pageNumber,
  type Session,
  stepOf,
} from '../../model/practice/session.ts';
import { isRepeated, shownToBoth } from '../../model/practice/shown.ts';
import { pageButtons } from './page-buttons.ts';
import type { View } from './read-view.ts';
import { entryWords, nameOf, questionWords, type Speaking, stepWords } from './step-words.ts';
import { turnWords } from './turn-words.ts';

/** Whether the two's words stand on a card, or open on a press. */
export type Wording = 'with-words' | 'wordless';

/** The card of one page as it stands now: what to do on the one where it goes on, and how it went on all others. */
export function roomCard(view: View, index: number, wording: Wording = 'with-words'): Card {
  const { session } = view;
  const ending = endingOf(session);
  if (ending !== null && index === lastCard(session)) return endedCard(view, ending, wording);
  return index === pageNumber(session) ? liveCard(view, wording) : settledCard(view, index, wording);
}

/** The number of the page whose card is the last: a session that is over says so on the card where it ended. */
export function lastCard(session: Session): number {
  return endingOf(session) === null ? pageNumber(session) : pageNumber(session) - 1;
}

function liveCard(view: View, wording: Wording): Card {
  const { session, practice, library } = view;
  const speaking = speakingOf(view, currentPage(session));
  if (session.held) {
    return { title: titleOf(view, speaking.page), tone: 'calm', elements: [note(library.say('practice.over-held'))] };
  }
  const pressed = [
    ...readAgain(view, pageNumber(session), wording),
    ...pageButtons(library.say, practice, session, 'room'),
  ];
  return {
    title: titleOf(view, speaking.page),
    tone: 'question',
    elements: [
      ...pageWords(view, pageNumber(session), wording),
      text(turnWords(speaking, session)),
      buttons(...pressed.slice(0, 5)),
      ...(pressed.length > 5 ? [buttons(...pressed.slice(5))] : []),
    ],
  };
}

/** What a page says, above its buttons; also to one of the two alone. */
export function pageWords(view: View, index: number, wording: Wording): readonly Element[] {
  const { session, practice, library } = view;
  const page = session.pages[index] ?? currentPage(session);
  const speaking = speakingOf(view, page);
  const { say } = library;
  if (page.place.kind === 'gathering') {
    const names = { by: nameOf(speaking, session.by), other: nameOf(speaking, otherSide(session.by)) };
    return [
      text(say('practice.gathering', names)),
      text(say('practice.gathering-why', { purpose: practice.purpose, minutes: practice.minutes })),
      note(say('practice.intro-not-for', { text: practice.notFor })),
    ];
  }
  if (page.place.kind === 'beginning')
    return [text(say('practice.beginning', { role: practice.roles?.[0].name ?? '' }))];
  const step = stepOf(practice.steps, page);
  if (step === null) return [];
  const isShown = page.place.kind === 'step' && page.place.part === 'shown';
  const repeats = isShown && ['ask', 'write'].includes(step.kind);
  return [
    ...(repeats ? [] : stepWords(speaking, step)),
    ...(step.kind === 'ask' ? questionWords(speaking, step) : []),
    ...whatShows(view, index, wording),
    ...timeWords(speaking, step),
    ...(page.again && step.kind === 'choose' ? [note(say('practice.turn-choose-again'))] : []),
    ...(step.kind === 'close' ? [note(say('practice.try-next', { text: step.tryNext }))] : []),
  ];
}

/** How a page looks once it is over: what was said and shown on it stays, and nothing can be pressed. */
function settledCard(view: View, index: number, wording: Wording): Card {
  const { session, practice } = view;
  const page = session.pages[index] ?? currentPage(session);
  const step = stepOf(practice.steps, page);
  const shown = whatShows(view, index, wording);
  const again = readAgain(view, index, wording);
  const speaking = speakingOf(view, page);
  const words = isRepeated(session, index) || step === null ? [] : stepWords(speaking, step);
  return {
    title: titleOf(view, page),
    tone: 'calm',
    elements: [
      ...(shown.length > 0 ? [] : words),
      ...(shown.length > 0 && step?.kind === 'ask' ? questionWords(speaking, step) : []),
      ...shown,
      note(endOf(view, index, step)),
      ...(again.length > 0 ? [buttons(...again)] : []),
    ],
  };
}

function endOf(view: View, index: number, step: Step | null): Markup {
  const { session, library } = view;
  const { say } = library;
  const page = session.pages[index] ?? currentPage(session);
  if (isRepeated(session, index)) return say('practice.over-goes-on');
  if (page.place.kind === 'gathering') return say('practice.over-gathering');
  if (page.place.kind === 'beginning') {
    const first = session.pages[index + 1]?.first ?? session.by;
    return say('practice.over-beginning', { who: nameOf(speakingOf(view, page), first) });
  }
  if (step?.kind !== 'agree' || page.place.kind !== 'step' || page.place.part === 'open') return say('practice.over');
  return say(page.yes.length === 2 ? 'practice.over-agreed' : 'practice.over-open');
}

function endedCard(view: View, ending: Ending, wording: Wording): Card {
  const { session, library, practice } = view;
  const { say } = library;
  const isDeclined = ending === 'stopped' && session.pages[session.pages.length - 2]?.place.kind === 'gathering';
  const step = stepOf(practice.steps, session.pages.at(-2) ?? session.pages[0]);
  // What was shown on the page where it ended stays, and the lines that each keeps come with the end.
  const last = [lastCard(session), pageNumber(session)];
  const lines = last.flatMap((index) => whatShows(view, index, wording));
  const again = last.flatMap((index) => readAgain(view, index, wording)).slice(0, 2);
  return {
    title: practice.title,
    tone: ending === 'done' ? 'warm' : 'calm',
    elements: [
      text(say(isDeclined ? 'practice.ended-declined' : `practice.ended-${ending}`)),
      ...lines,
      ...(ending === 'done' && step?.kind === 'close' ? [note(say('practice.try-next', { text: step.tryNext }))] : []),
      buttons(...again, ...becomeButtons(view), button(say.text('practice.button-again'), actionId('practice.list'))),
    ],
  };
}

/** What something that both agreed to can become. The names of these actions are other features’. */
const becoming = {
  goal: { label: 'goal.button-from-practice', action: 'goal.from-practice' },
  date: { label: 'date.button-from-practice', action: 'date.from-practice' },
} as const;

function becomeButtons({ session, practice, library: { say } }: View): readonly Button[] {
  return (['goal', 'date'] as const).flatMap((becomes) => {
    const { label, action } = becoming[becomes];
    const agreed = agreedOf(practice, session, becomes).slice(-1);
    return agreed.map(({ visit }) => button(say.text(label), actionId(action, session.id, visit)));
  });
}

function whatShows(view: View, index: number, wording: Wording): readonly Element[] {
  const { session, practice, library } = view;
  const page = session.pages[index] ?? currentPage(session);
  const speaking = speakingOf(view, page);
  const step = stepOf(practice.steps, page);
  const alone =
    page.sentTo === 'other' && step?.kind === 'write'
      ? [text(library.say('practice.sent-alone', sentBy(speaking, step.role)))]
      : [];
  const entries = wording === 'wordless' && hidesWords(view, index) ? [] : shownToBoth(practice, session, index);
  return [...alone, ...entries.flatMap((entry) => entryWords(speaking, step, entry))];
}

function sentBy(speaking: Speaking, role: string) {
  const side = sideWith(speaking.practice, speaking.page, role) ?? 0;
  return { who: nameOf(speaking, side), other: nameOf(speaking, otherSide(side)) };
}

/** Whether there are words of the two on a page that both may read. */
export function hidesWords({ practice, session }: View, index: number): boolean {
  return shownToBoth(practice, session, index).some(({ kind }) => kind !== 'pick');
}

/** Where the words do not stand on the card, a button opens them for each of the two. */
function readAgain(view: View, index: number, wording: Wording): readonly Button[] {
  if (wording === 'with-words' || !hidesWords(view, index)) return [];
  return [button(view.library.say.text('practice.button-read'), actionId('practice.shown', view.session.id, index))];
}

function timeWords(speaking: Speaking, step: Step): readonly Element[] {
  const { say, page } = speaking;
  if (step.kind !== 'turn' || page.until === null) return [];
  const side = sideWith(speaking.practice, page, step.role) ?? 0;
  if (page.timeUp) return [note(say('practice.time-up', { who: nameOf(speaking, side) }))];
  return [note(say('practice.time', { minutes: step.minutes, until: instant(page.until, 'time') }))];
}

function titleOf({ practice }: View, page: Page): string {
  const step = stepOf(practice.steps, page);
  return step !== null && 'title' in step && step.title !== undefined ? step.title : practice.title;
}

function speakingOf({ library: { say }, practice, couple }: View, page: Page): Speaking {
  return { say, practice, couple, page };
}
