import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, note, quote, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import { type DateNote, type DatePlan, stateOfDate } from '../../model/date-plan.ts';
import { remindersOf } from '../../schedule/date-moments.ts';
import type { CoupleContext } from '../context.ts';
import { lineButtons, linesElements } from './line-elements.ts';
import { planButtons, sharedNotes, whatElements, whenElement } from './plan-elements.ts';

/** Why one sees a plan: it was just planned or changed, or they wanted to look at it. */
export type Seen = 'planned' | 'changed' | 'shown';

/** Who looks at a plan. */
export type Looking = Pick<CoupleContext, 'stores' | 'say' | 'couple' | 'side' | 'me' | 'other' | 'now'>;

/** A plan as one of the two sees it alone, with their own note and what they can do. */
export async function ownPlan(context: Looking, plan: DatePlan, seen: Seen = 'shown'): Promise<Card> {
  const { stores, side } = context;
  const own = { note: await stores.dates.note(plan.id, side), line: await stores.dates.ownLine(plan.id, side) };
  const shown = await linesElements(context, plan, own.line);
  const { say, couple, now, me, other } = context;
  const state = stateOfDate(plan, now);
  const speaking = { say, couple, plan };
  const isReminded =
    me.hears !== 'nothing' && remindersOf(plan, couple).some((one) => one.side === side && one.until > now);
  const pressed = [
    ...planButtons(say, plan, now, 'own'),
    ...noteButtons(context, plan, own.note),
    ...lineButtons(say, plan, own.line, now),
  ];
  return {
    title: say.text(seen === 'shown' ? `date.card-title-${state}` : `date.own-title-${seen}`),
    tone: state === 'planned' ? 'warm' : 'calm',
    elements: [
      ...(seen === 'shown' ? [] : [text(say(`date.own-${seen}`, { other: person(other.user) }))]),
      whenElement(speaking, state),
      ...whatElements(speaking),
      ...privateNote(context, own.note),
      ...sharedNotes(speaking),
      ...shown,
      ...(state === 'planned' && isReminded ? [note(say('date.own-reminded'))] : []),
      ...(pressed.length === 0 ? [] : [buttons(...pressed)]),
    ],
  };
}

function privateNote({ say }: Looking, own: DateNote | null) {
  return own === null || own.shared ? [] : [quote(own.words, say('date.note-private'))];
}

function noteButtons({ say, now }: Looking, plan: DatePlan, own: DateNote | null): readonly Button[] {
  if (own === null || stateOfDate(plan, now) !== 'planned') return [];
  return [
    own.shared
      ? button(say.text('date.button-unshare'), actionId('date.share', plan.id, 'no'))
      : button(say.text('date.button-share'), actionId('date.share', plan.id, 'yes')),
  ];
}
