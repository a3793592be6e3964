import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { clipText } from '../../card/clip.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { limits } from '../../card/limits.ts';
import { instant, plain } from '../../card/markup.ts';
import { optionWords } from '../../card/option-words.ts';
import { paginate } from '../../card/paginate.ts';
import { secondOf } from '../../content/prompt-kind.ts';
import { showQuestion } from '../../content/show-answer.ts';
import type { CoupleContext } from '../context.ts';
import { type Page, pageAt, turnButtons } from '../pager.ts';
import { showResponses } from '../show-responses.ts';
import { whyItWasAsked } from '../why-asked.ts';
import { type PastCheckIn, showPast } from './past-check-in.ts';

/** How many check-ins stand on one page; together they fit a card with all their parts. */
export const perPage = 3;

/** How much of everybody's words stands on a page of the list. */
const listWords = 1200;

/** One page of the list, newest first. How many there are in all is not known: the last page may be further on. */
export function listCard(context: CoupleContext, past: readonly PastCheckIn[], page: Page): Card {
  const { say } = context;
  const title = say.text('history.title');
  if (past.length === 0) return { title, tone: 'calm', elements: [text(say('history.none'))] };
  const { elements } = clipQuotes(
    past.flatMap((one) => entry(context, one)),
    listWords,
  );
  const turns = turnButtons(say, page, {
    before: 'history.button-newer',
    after: 'history.button-older',
    to: (at) => actionId('history.page', at),
  });
  return {
    title,
    tone: 'calm',
    elements: [
      note(say('history.note')),
      ...elements,
      {
        kind: 'select',
        action: actionId('history.entry', page.at),
        placeholder: say.text('history.read-one'),
        options: past.map(({ checkIn, prompt }) => ({
          value: checkIn.id,
          label:
            prompt.own === undefined
              ? clipText(prompt.question, limits.select.label)
              : optionWords(prompt.own.question),
        })),
      },
      ...(turns.length === 0 ? [] : [note(say('history.page', { page: page.at })), buttons(...turns)]),
    ],
  };
}

/** One check-in with everything that was said, a part at a time. `page` is where in the list one came from. */
export function entryCard(context: CoupleContext, past: PastCheckIn, wanted: number, page: number): Card {
  const { say } = context;
  const { checkIn } = past;
  const parts = paginate([
    ...whyItWasAsked({ checkIn, couple: context.couple, library: context.library }),
    showQuestion(past.prompt),
    ...showPast(context, past),
    ...showResponses(context, past.responses),
  ]);
  const part = pageAt(wanted, { count: parts.length, size: 1 });
  const turns = turnButtons(say, part, {
    before: 'history.button-part-before',
    after: 'history.button-part-next',
    to: (at) => actionId('history.part', checkIn.id, at, page),
  });
  const row = [button(say.text('history.button-back'), actionId('history.page', page)), ...turns];
  if (past.both !== null) row.push(button(say.text('history.button-respond'), actionId('respond.open', checkIn.id)));
  return {
    title: say.text('history.title'),
    tone: 'calm',
    elements: [
      note([instant(checkIn.openedAt, 'day')]),
      ...(parts[part.skip] ?? []),
      ...(parts.length > 1 ? [note(say('history.part', { part: part.at, parts: parts.length }))] : []),
      buttons(...row),
    ],
  };
}

function entry(context: CoupleContext, past: PastCheckIn): readonly Element[] {
  const { say } = context;
  const { checkIn, prompt, responses } = past;
  const second = secondOf(prompt);
  return [
    { kind: 'divider' },
    text([
      ...say('history.entry', { when: instant(checkIn.openedAt, 'day'), question: prompt.question }),
      ...(second === undefined ? [] : plain(`\n${second}`)),
    ]),
    ...whyItWasAsked({ checkIn, couple: context.couple, library: context.library }),
    ...(prompt.own === undefined ? [] : [showQuestion(prompt)]),
    ...showPast(context, past),
    ...(responses.length === 0 ? [] : [note(say('history.replies', { count: responses.length }))]),
  ];
}
