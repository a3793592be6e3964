import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { person, type Span } from '../../card/markup.ts';
import { sides } from '../../model/couple.ts';
import type { MessageRef } from '../../model/place.ts';
import {
  currentPage,
  type Entry,
  endingOf,
  entryOf,
  pageNumber,
  type Session,
  stepOf,
} from '../../model/practice/session.ts';
import type { CoupleContext } from '../context.ts';
import { scriptOf } from './change-session.ts';
import { pageButtons } from './page-buttons.ts';
import { lastCard, pageWords } from './room-card.ts';
import { pickedLabel, questionFor, type Speaking } from './step-words.ts';
import { turnWords } from './turn-words.ts';

/** Where a session stands, for one of the two, with everything that this one can press. */
export async function whereCard(context: CoupleContext, session: Session): Promise<Card> {
  const { say, side, library } = context;
  const practice = library.practices.get(session.practice);
  const ending = endingOf(session);
  if (practice === undefined || ending !== null) return simpleCard(context, `practice.ended-${ending ?? 'done'}`);
  const view = { ...context, session, practice };
  const pressed = pageButtons(say, practice, session, 'own', side);
  const link = await linkTo(context, session);
  return {
    title: say.text('practice.own-where'),
    tone: 'calm',
    elements: [
      ...pageWords(view, pageNumber(session), 'with-words'),
      ...ownEntries(context, session),
      text(session.held ? say('practice.over-held') : turnWords(speakingOf(context, session), session)),
      ...(link === null ? [] : [note(say('practice.own-where-link', { link }))]),
      ...(pressed.length === 0 ? [] : [buttons(...pressed.slice(0, 5))]),
      ...(pressed.length > 5 ? [buttons(...pressed.slice(5))] : []),
    ],
  };
}

/** Whose card it is. */
export type OwnReader = Pick<CoupleContext, 'say' | 'other' | 'library'>;

/** Where the answers to what was asked in a visit to a step stand: one alone can change until they went on without the other. */
export function standOf(session: Session, visit: number): 'sealed' | 'shown' | 'over' {
  if (sides.every((side) => entryOf(session, visit, side, 'answer') !== null)) return 'shown';
  return endingOf(session) === null && currentPage(session).visit === visit ? 'sealed' : 'over';
}

/** What one has answered: sealed until both have; then where both stand, or that it went on without the other. */
export function answeredCard(context: OwnReader, session: Session, entry: Entry): Card {
  const { say, other } = context;
  const stands = standOf(session, entry.visit);
  const step = stepOf(
    stepsOf(context, session),
    session.pages.findLast(({ visit }) => visit === entry.visit) ?? currentPage(session),
  );
  const label = pickedLabel(step, entry);
  const page = pageNumber(session);
  const change =
    label === null
      ? actionId('practice.write', session.id, page, 'answer')
      : actionId('practice.repick', session.id, page);
  return {
    title: say.text(stands === 'sealed' ? 'practice.own-answer-title' : 'practice.own-answer-yours'),
    tone: 'calm',
    elements: [
      ...(label === null ? quoted(entry) : [text(say('practice.own-pick', { label }))]),
      note(say(answerNotes[stands], { other: person(other.user) })),
      ...(stands !== 'sealed' ? [] : [buttons(button(say.text('practice.own-change'), change))]),
    ],
  };
}

const answerNotes = {
  sealed: 'practice.own-answer',
  shown: 'practice.own-answer-shown',
  over: 'practice.own-answer-over',
} as const;

/** Everything that a question offers, as buttons. */
export function pickCard(context: CoupleContext, session: Session, problem?: Element): Card {
  const { say, other } = context;
  const speaking = speakingOf(context, session);
  const step = stepOf(speaking.practice.steps, speaking.page);
  const isScale = step?.kind === 'ask' && step.format === 'scale';
  const options = isScale ? ['1', '2', '3', '4', '5'].map((id) => ({ id, label: id })) : optionsOf(step);
  const answer = (option: string) => actionId('practice.answer', session.id, pageNumber(session), option);
  return {
    title: say.text('practice.form-answer-title'),
    tone: 'question',
    elements: [
      ...(problem === undefined ? [] : [problem]),
      ...(step === null
        ? []
        : [text(say('practice.question', { question: questionFor(speaking, step, context.side) }))]),
      ...(isScale ? [note(say('practice.scale', { low: step.low, high: step.high }))] : []),
      buttons(...options.map(({ id, label }) => button(label, answer(id)))),
      note(say('practice.own-answer', { other: person(other.user) })),
    ],
  };
}

/** One's draft to read once more, with the ways it can go. */
export function draftCard(context: CoupleContext, session: Session, draft: Entry): Card {
  const { say } = context;
  const page = pageNumber(session);
  const press = (...what: readonly string[]) => actionId('practice.own', session.id, page, ...what);
  return {
    title: say.text('practice.own-draft-title'),
    tone: 'calm',
    elements: [
      ...quoted(draft),
      note(say('practice.own-draft')),
      buttons(
        button(say.text('practice.own-draft-room'), press('send', 'room'), 'main'),
        button(say.text('practice.own-draft-other'), press('send', 'other')),
        button(say.text('practice.own-draft-edit'), actionId('practice.write', session.id, page, 'draft')),
        button(say.text('practice.own-draft-nobody'), press('leave')),
      ),
    ],
  };
}

/** Words to read for one of the two alone. */
export function readCard({ say }: CoupleContext, elements: readonly Element[]): Card {
  const none = [text(say('practice.own-read-none'))];
  return {
    title: say.text('practice.own-read-title'),
    tone: 'calm',
    elements: elements.length === 0 ? none : elements,
  };
}

export function simpleCard({ say, other }: CoupleContext, key: Parameters<typeof say>[0], label = ''): Card {
  return { tone: 'calm', elements: [text(say(key, { other: person(other.user), label }))] };
}

export function quoted({ words }: Pick<Entry, 'words'>): readonly Element[] {
  return Object.values(words)
    .filter((one) => !one.blank)
    .map((one) => quote(one));
}

/** What words about the current page depend on, in the language of the one who acts. */
export function speakingOf(context: CoupleContext, session: Session): Speaking {
  const { say, couple, library } = context;
  const practice = library.practices.get(session.practice);
  if (practice === undefined) throw new Error(`the practice "${session.practice}" is not in the library`);
  return { say, couple, practice, page: currentPage(session) };
}

function ownEntries(context: CoupleContext, session: Session): readonly Element[] {
  const { visit } = currentPage(session);
  const kinds = ['answer', 'draft', 'pick'] as const;
  const entries = kinds.map((kind) => entryOf(session, visit, context.side, kind)).filter((one) => one !== null);
  const isShown = currentPage(session).place.kind === 'step' && endingOf(session) === null && isShownNow(session);
  if (isShown) return [];
  const step = stepOf(stepsOf(context, session), currentPage(session));
  return entries.flatMap((entry) => {
    const label = pickedLabel(step, entry);
    return label === null ? quoted(entry) : [text(context.say('practice.own-pick', { label }))];
  });
}

function isShownNow(session: Session): boolean {
  const { place } = currentPage(session);
  return place.kind === 'step' && place.part === 'shown';
}

function optionsOf(step: ReturnType<typeof stepOf>) {
  return step?.kind === 'ask' && step.format === 'options' ? step.options : [];
}

function stepsOf({ library }: OwnReader, session: Session) {
  return scriptOf(library, session).steps;
}

async function linkTo({ stores, say }: CoupleContext, session: Session): Promise<Span | null> {
  const places = await stores.practices.places(session.id);
  const message: MessageRef | null = places.find(({ page }) => page === lastCard(session))?.message ?? null;
  return message === null ? null : { kind: 'message', message, label: say.text('practice.own-link') };
}
