import { actionId } from '../../card/action-id.ts';
import { type Button, button, type Element, note, quote, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { Say } from '../../content/say.ts';
import { type Couple, sides } from '../../model/couple.ts';
import { type DatePlan, type DateState, stateOfDate } from '../../model/date-plan.ts';
import type { Instant } from '../../model/instant.ts';
import { whenWords } from './date-words.ts';

type Speaking = { readonly say: Say; readonly couple: Couple; readonly plan: DatePlan };

/** Where a button stands: on the card of both, which follows by itself, or on one's own. */
export type Where = 'room' | 'own';

/** What it is; or that its author had themselves forgotten. */
export function whatElements({ say, plan }: Pick<Speaking, 'say' | 'plan'>): readonly Element[] {
  return plan.what === null ? [note(say('date.what-gone'))] : [quote(plan.what)];
}

export function whenElement({ say, couple, plan }: Speaking, state: DateState): Element {
  return text(say(`date.when-${state}`, { when: whenWords(say, couple, plan) }));
}

/** The notes that are shared, each with whose it is. */
export function sharedNotes({ say, couple, plan }: Speaking): readonly Element[] {
  return sides.flatMap((side) => {
    const words = plan.shared[side];
    return words === null ? [] : [quote(words, say('date.note-by', { by: person(couple.partners[side].user) }))];
  });
}

/** What either can do about a plan whose time is ahead. */
export function planButtons(say: Say, plan: DatePlan, now: Instant, where: Where): readonly Button[] {
  const { id } = plan;
  if (plan.at <= now) return [];
  // A calendar has nothing to say of what is erased.
  const calendar = (label: string) => (plan.what === null ? [] : [button(label, actionId('date.calendar', id))]);
  if (stateOfDate(plan, now) === 'off') {
    return [
      button(say.text('date.button-on'), actionId('date.on', id, where)),
      ...calendar(say.text('date.button-calendar-off')),
    ];
  }
  return [
    button(say.text('date.button-change'), actionId('date.change', id)),
    ...calendar(say.text('date.button-calendar')),
    button(say.text('date.button-off'), actionId('date.off', id, where)),
  ];
}
