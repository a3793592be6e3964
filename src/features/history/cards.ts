import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { clipText } from '../../card/clip.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { limits } from '../../card/limits.ts';
import { instant, plain } from '../../card/markup.ts';
import { paginate } from '../../card/paginate.ts';
import { showQuestion } from '../../content/show-answer.ts';
import type { CoupleContext } from '../context.ts';
import { showResponses } from '../show-responses.ts';
import { type PastCheckIn, showPast } from './past-check-in.ts';

/** How many check-ins stand on one page; together they fit a card with all their parts. */
export const perPage = 3;

/** How much of everybody's words stands on a page of the list. */
const listWords = 1200;

/** One page of the list, newest first. `page` counts from 1. */
export function listCard(context: CoupleContext, past: readonly PastCheckIn[], page: number, hasOlder: boolean): Card {
  const { say } = context;
  const title = say.text('history.title');
  if (past.length === 0) return { title, tone: 'calm', elements: [text(say('history.none'))] };
  const { elements } = clipQuotes(
    past.flatMap((one) => entry(context, one)),
    listWords,
  );
  const turn: Button[] = [];
  if (page > 1) turn.push(button(say.text('history.button-newer'), actionId('history.page', page - 1)));
  if (hasOlder) turn.push(button(say.text('history.button-older'), actionId('history.page', page + 1)));
  return {
    title,
    tone: 'calm',
    elements: [
      note(say('history.note')),
      ...elements,
      {
        kind: 'select',
        action: actionId('history.entry', page),
        placeholder: say.text('history.read-one'),
        options: past.map(({ checkIn, prompt }) => ({
          value: checkIn.id,
          label: clipText(prompt.question, limits.select.label),
        })),
      },
      ...(turn.length === 0 ? [] : [note(say('history.page', { page })), buttons(...turn)]),
    ],
  };
}

/** One check-in with everything that was said, a part at a time. `page` is where in the list one came from. */
export function entryCard(context: CoupleContext, past: PastCheckIn, part: number, page: number): Card {
  const { say } = context;
  const { checkIn } = past;
  const parts = paginate([
    showQuestion(past.prompt),
    ...showPast(context, past),
    ...showResponses(context, past.responses),
  ]);
  const shown = Math.min(Math.max(part, 1), parts.length);
  const turn = (to: number) => actionId('history.part', checkIn.id, to, page);
  const row = [button(say.text('history.button-back'), actionId('history.page', page))];
  if (shown > 1) row.push(button(say.text('history.button-part-before'), turn(shown - 1)));
  if (shown < parts.length) row.push(button(say.text('history.button-part-next'), turn(shown + 1)));
  if (past.both !== null) row.push(button(say.text('history.button-respond'), actionId('respond.open', checkIn.id)));
  return {
    title: say.text('history.title'),
    tone: 'calm',
    elements: [
      note([instant(checkIn.openedAt, 'day')]),
      ...(parts[shown - 1] ?? []),
      ...(parts.length > 1 ? [note(say('history.part', { part: shown, parts: parts.length }))] : []),
      buttons(...row),
    ],
  };
}

function entry(context: CoupleContext, past: PastCheckIn): readonly Element[] {
  const { say } = context;
  const { checkIn, prompt, responses } = past;
  const second = prompt.format === 'words' ? prompt.second : undefined;
  return [
    { kind: 'divider' },
    text([
      ...say('history.entry', { when: instant(checkIn.openedAt, 'day'), question: prompt.question }),
      ...(second === undefined ? [] : plain(`\n${second}`)),
    ]),
    ...showPast(context, past),
    ...(responses.length === 0 ? [] : [note(say('history.replies', { count: responses.length }))]),
  ];
}
