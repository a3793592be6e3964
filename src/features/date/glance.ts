import { actionId } from '../../card/action-id.ts';
import { button } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import { otherSide } from '../../model/couple.ts';
import { day } from '../../model/instant.ts';
import type { AtAGlance } from '../at-a-glance.ts';
import type { MonthPart } from '../month-part.ts';
import { whenWords } from './date-words.ts';

/** How many of what is planned, or of what was, are told of at a glance. */
const most = 3;

/** How many stand in a calendar at most. */
const inCalendar = 50;

/** How long the question how it was waits at a glance. */
const asked = 7 * day;

/** When the two are up to something, and what waits for a line. Nobody's words. */
export const glance: AtAGlance = {
  coming: async ({ stores, library: { say }, couple, now, until }) => {
    const plans = await stores.dates.list(couple.id, 'coming', now, { skip: 0, most: inCalendar });
    return plans
      .filter(({ at }, index) => index < most || at < until)
      .map((plan, index) => ({
        at: plan.at,
        entry: say('date.entry'),
        ...(index < most ? { text: say('date.coming', { when: whenWords(say, couple, plan) }) } : {}),
      }));
  },
  waiting: async ({ stores, library: { say }, couple, side, now }) => {
    const plans = await stores.dates.list(couple.id, 'past', now, { skip: 0, most });
    const other = person(couple.partners[otherSide(side)].user);
    return plans
      .filter((plan) => plan.askedAt !== null && plan.askedAt > now - asked)
      .filter((plan) => plan.shownAt === null && plan.wroteAt[side] === null && !plan.passed[side])
      .map(({ id }) => ({
        text: say('date.waiting', { other }),
        button: button(say.text('date.button-say'), actionId('date.say', id), 'main'),
      }));
  },
};

/** The dates of a month that took place. */
export const month: MonthPart = async ({ stores, library: { say }, couple, now }, { from, until }) => {
  const at = await stores.dates.between(couple.id, from, Math.min(until, now));
  return at.length === 0 ? [] : [{ kind: 'done', text: say('date.month', { count: at.length }), at }];
};
