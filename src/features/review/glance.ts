import { actionId } from '../../card/action-id.ts';
import { button, buttons, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import { otherSide } from '../../model/couple.ts';
import type { AtAGlance } from '../at-a-glance.ts';
import { type MonthParts, monthsOf, readMonth } from './read-month.ts';

/** What there was of the month so far, in the same sentences, and the way to all of it. */
export function glanceBack(parts: MonthParts): AtAGlance {
  return {
    section: async (glance) => {
      const { stores, library, couple, side, now } = glance;
      const { say } = library;
      const title = say.text('review.home');
      const months = await monthsOf(stores, couple, now);
      const { entries } = await readMonth(parts, glance, months, months.present);
      const other = person(couple.partners[otherSide(side)].user);
      if (entries.length === 0) return { title, elements: [text(say('review.none-so-far', { other }))] };
      const see = button(say.text('review.button-month'), actionId('review.open'));
      return { title, elements: [...entries.map((one) => text(one.text)), buttons(see)] };
    },
  };
}
