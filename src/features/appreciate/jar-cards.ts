import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { instant, type Markup, person } from '../../card/markup.ts';
import { clockAt, dateAt } from '../../card/write-time.ts';
import type { Say } from '../../content/say.ts';
import type { KeptAppreciation } from '../../model/appreciation.ts';
import { monthName, type YearMonth } from '../../schedule/months.ts';
import type { CoupleContext } from '../context.ts';
import { type Page, turnButtons } from '../pager.ts';
import { monthOptions } from './jar-months.ts';
import { type JarPlace, placeArgs } from './jar-place.ts';
import { ownButtons } from './own-cards.ts';
import { inFull } from './room-card.ts';

type Reader = Pick<CoupleContext, 'say' | 'couple' | 'side' | 'me'>;

/** How many stand on one page of the jar. */
export const perPage = 10;

/** How much of everybody's words stands on a page. */
const pageWords = 1600;

/** What stands on a page of the jar, and what else there is. `months`: those that have something, newest first. */
export type JarView = {
  readonly kept: readonly KeptAppreciation[];
  readonly page: Page;
  readonly place: JarPlace;
  readonly months: readonly YearMonth[];
};

/** One page of the jar, newest first. */
export function jarCard(context: Reader, { kept, page, place, months }: JarView): Card {
  const { say } = context;
  const title = say.text('appreciate.jar-title');
  if (kept.length === 0) {
    return { title, tone: 'warm', elements: [emptyText(say, place), ...monthMenu(say, months, place)] };
  }
  const { elements } = clipQuotes(
    kept.map((one) => quote(one.words, byLine(context, one))),
    pageWords,
  );
  const { at, pages } = page;
  const turns = turnButtons(say, page, {
    before: 'appreciate.jar-newer',
    after: 'appreciate.jar-older',
    to: (to) => actionId('appreciate.page', ...placeArgs({ ...place, page: to })),
  });
  return {
    title,
    tone: 'warm',
    elements: [
      note(
        place.month === null
          ? say('appreciate.jar-note')
          : say('appreciate.jar-note-month', monthValue(say, place.month)),
      ),
      ...elements,
      {
        kind: 'select',
        action: actionId('appreciate.entry', ...placeArgs(place)),
        placeholder: say.text('appreciate.jar-read-one'),
        options: kept.map((one) => ({ value: one.id, label: optionLabel(context, one) })),
      },
      ...(turns.length === 0 ? [] : [note(say('appreciate.jar-page', { page: at, pages })), buttons(...turns)]),
      ...monthMenu(say, months, place),
    ],
  };
}

/** One of them in full. `place` is where in the jar one came from. */
export function entryCard(context: CoupleContext, one: KeptAppreciation, place: JarPlace): Card {
  const { say, side } = context;
  const list = button(say.text('appreciate.jar-list'), actionId('appreciate.page', ...placeArgs(place)));
  return {
    title: say.text('appreciate.jar-title'),
    tone: 'warm',
    elements: [
      note(byLine(context, one)),
      ...inFull(one.words),
      buttons(list, ...(one.side === side ? ownButtons(say, one.id) : [])),
    ],
  };
}

/** Where there is more than one month to look through, or nothing in the one that was asked for. */
function monthMenu(say: Say, months: readonly YearMonth[], place: JarPlace): readonly Element[] {
  if (months.length === 0 || (months.length === 1 && place.month === null)) return [];
  return [
    {
      kind: 'select',
      action: actionId('appreciate.month', ...placeArgs(place)),
      placeholder: say.text('appreciate.months-pick'),
      options: monthOptions(say, months, place.menu),
    },
  ];
}

function emptyText(say: Say, { month }: JarPlace) {
  return text(month === null ? say('appreciate.jar-none') : say('appreciate.jar-none-month', monthValue(say, month)));
}

function monthValue(say: Say, month: YearMonth) {
  return { month: monthName(month, say.locale) };
}

function byLine({ say, couple }: Reader, { side, at }: KeptAppreciation): Markup {
  return say('appreciate.jar-by', { by: person(couple.partners[side].user), when: instant(at, 'day') });
}

/** A menu shows plain text only, and none of it is a partner's: when it was said, and to whom. */
function optionLabel({ say, me, side }: Reader, one: KeptAppreciation): string {
  return say.text('appreciate.jar-option', {
    by: one.side === side ? 'you' : 'other',
    when: dateAt(one.at, me.zone, say.locale),
    at: clockAt(one.at, me.zone, say.locale),
  });
}
