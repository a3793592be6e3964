import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { type Markup, person } from '../../card/markup.ts';
import type { Library } from '../../content/library.ts';
import { type CalendarDay, dayOfYear, yearOf } from '../../model/calendar-day.ts';
import type { Couple } from '../../model/couple.ts';
import type { KeptMoment } from '../../model/moment.ts';
import { momentOptions } from './moment-options.ts';

/** As many stand on one card; the list has them all. */
const most = 10;

/** How much of everybody's words stands on it. */
const cardWords = 2000;

/** What comes back on a day, all of it on one card. */
export function dayCard({ say }: Library, couple: Couple, day: CalendarDay, all: readonly KeptMoment[]): Card {
  const shown = all.slice(0, most);
  const quotes = shown.map((moment) => quote(moment.words, agoLine(say, couple, day, moment)));
  const more = all.length - shown.length;
  return {
    title: say.text('moment.day-title'),
    tone: 'warm',
    elements: [
      text(say('moment.day-lead', both(couple))),
      ...clipQuotes(quotes, cardWords).elements,
      ...(more > 0 ? [note(say('moment.day-more', { count: more }))] : []),
      lookSelect(say, shown),
      dayButtons(say),
    ],
  };
}

/** The same without anybody's words. */
export function wordlessDayCard({ say }: Library, couple: Couple): Card {
  return {
    title: say.text('moment.day-title'),
    tone: 'warm',
    elements: [text(say('moment.day-wordless', both(couple))), dayButtons(say)],
  };
}

/** How long ago it was. What is celebrated is counted up to this day; a day that is not there each year is named. */
function agoLine(say: Library['say'], couple: Couple, on: CalendarDay, { side, kind, day }: KeptMoment): Markup {
  const values = { years: yearOf(on) - yearOf(day), by: person(couple.partners[side].user) };
  if (dayOfYear(on) !== dayOfYear(day)) return say('moment.day-leap', values);
  const isCelebrated = kind === 'anniversary' || kind === 'birthday';
  return isCelebrated ? say('moment.day-years-since', { ...values, kind }) : say('moment.day-years', values);
}

/** Whoever would rather not see one again finds the way to keep it quiet. */
function lookSelect(say: Library['say'], shown: readonly KeptMoment[]): Element {
  return {
    kind: 'select',
    action: actionId('moment.look'),
    placeholder: say.text('moment.day-look'),
    options: momentOptions(say, shown),
  };
}

/** Only who is named hears of it. */
function both({ partners: [one, other] }: Couple) {
  return { one: person(one.user), other: person(other.user) };
}

function dayButtons(say: Library['say']) {
  return buttons(
    button(say.text('moment.day-add'), actionId('moment.add')),
    button(say.text('moment.button-list'), actionId('moment.open')),
  );
}
