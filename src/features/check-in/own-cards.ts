import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { instant } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Prompt } from '../../content/library.ts';
import { isWritten } from '../../content/prompt-kind.ts';
import { showOwnAnswer, showQuestion } from '../../content/show-answer.ts';
import type { Answer } from '../../model/answer.ts';
import type { CheckIn, PassKind } from '../../model/check-in.ts';
import { answerAction } from '../answer-action.ts';
import type { CoupleContext } from '../context.ts';
import { whatWeSaid, whyAsked } from '../why-asked.ts';
import { aboutQuestion, canSwap } from './room-card.ts';
import { tapRow } from './tap-row.ts';

/** One check-in as one of the two sees it privately. */
export type OwnView = {
  readonly checkIn: CheckIn;
  readonly prompt: Prompt;
  /** One's own answer, once it was given. */
  readonly answer: Answer | null;
  /** A sentence that comes first: why this card is shown. */
  readonly lead?: Element;
  /** Whether more questions are open, so that one can go on to them. */
  readonly more?: boolean;
};

/** Whose card it is. */
export type Reader = Pick<CoupleContext, 'say' | 'library' | 'couple' | 'side'>;

/** Where one stands with a question: answered, passed, or still to answer. */
export function ownCard(context: Reader, view: OwnView): Card {
  if (view.answer !== null) return sealedCopy(context, view, view.answer);
  return view.checkIn.passed[context.side] === null ? toAnswer(context, view) : passed(context, view);
}

/** How much of one's own words is repeated on a private card. */
const ownWords = 1800;

function sealedCopy(context: Reader, view: OwnView, answer: Answer): Card {
  const { say, couple, side } = context;
  const { checkIn, prompt } = view;
  const { elements, clipped } = clipQuotes(showOwnAnswer({ say, prompt, couple }, side, answer), ownWords);
  const picks = !isWritten(prompt);
  const change = picks ? actionId('check-in.repick', checkIn.id, checkIn.swaps) : answerAction(checkIn, prompt);
  const addWords = say.text(answer.words ? 'check-in.button-change-words' : 'check-in.button-add-words');
  return {
    title: say.text('check-in.own-title'),
    tone: 'calm',
    elements: [
      ...lead(view),
      showQuestion(prompt),
      ...elements,
      ...(clipped ? [note(say('check-in.own-words-kept'))] : []),
      note(say('check-in.own-note')),
      buttons(
        button(say.text('check-in.button-change'), change),
        ...(picks ? [button(addWords, actionId('check-in.words', checkIn.id, checkIn.swaps))] : []),
        ...goOn(context, view),
      ),
    ],
  };
}

function toAnswer(context: Reader, view: OwnView): Card {
  const { say } = context;
  const { checkIn, prompt } = view;
  const id = [checkIn.id, checkIn.swaps] as const;
  return {
    title: say.text(`commands.theme-${prompt.theme}`),
    tone: 'question',
    elements: [
      ...lead(view),
      ...whyAsked({ ...context, checkIn }),
      showQuestion(prompt),
      ...aboutQuestion(say, prompt),
      note(say('check-in.until', { until: instant(checkIn.closesAt, 'day') })),
      ...tapRow(say, checkIn, prompt, 'private'),
      buttons(
        button(say.text('check-in.button-answer'), answerAction(checkIn, prompt), 'main'),
        button(say.text('check-in.button-pass'), actionId('check-in.pass-here', ...id)),
        ...(canSwap(checkIn)
          ? [button(say.text('check-in.button-swap'), actionId('check-in.swap', ...id, 'here'))]
          : []),
        ...whatWeSaid({ ...context, checkIn }),
        ...goOn(context, view),
      ),
    ],
  };
}

function passed(context: Reader, view: OwnView): Card {
  const { say, side } = context;
  const { checkIn, prompt } = view;
  const kind = checkIn.passed[side];
  const id = [checkIn.id, checkIn.swaps] as const;
  const notToday = button(say.text('check-in.button-not-today'), actionId('check-in.not-today', ...id));
  const never = button(say.text('check-in.button-never'), actionId('check-in.never', ...id));
  const undo = button(say.text('check-in.button-undo-never'), actionId('check-in.undo-never', ...id));
  return {
    title: say.text('check-in.pass-title'),
    tone: 'calm',
    elements: [
      ...lead(view),
      showQuestion(prompt),
      text(say(passKeys[kind ?? 'pass'])),
      buttons(
        ...(kind === 'pass' ? [notToday] : []),
        kind === 'never' ? undo : never,
        button(say.text('check-in.button-answer-after-all'), answerAction(checkIn, prompt)),
        ...goOn(context, view),
      ),
    ],
  };
}

const passKeys = {
  pass: 'check-in.pass-note',
  'not-today': 'check-in.pass-not-today',
  never: 'check-in.pass-never',
} as const satisfies Record<PassKind, CopyKey>;

function lead(view: OwnView): readonly Element[] {
  return view.lead === undefined ? [] : [view.lead];
}

function goOn({ say }: Reader, { checkIn, more }: OwnView): ReturnType<typeof button>[] {
  return more === true
    ? [button(say.text('check-in.button-another-open'), actionId('check-in.another', checkIn.id))]
    : [];
}
