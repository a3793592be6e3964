import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, quote, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { instant, type Markup, person } from '../../card/markup.ts';
import { clockAt, dateAt } from '../../card/write-time.ts';
import type { KeptAppreciation } from '../../model/appreciation.ts';
import type { CoupleContext } from '../context.ts';
import { type Page, turnButtons } from '../pager.ts';
import { ownButtons } from './own-cards.ts';
import { inFull } from './room-card.ts';

type Reader = Pick<CoupleContext, 'say' | 'couple' | 'side' | 'me'>;

/** How many stand on one page of the jar. */
export const perPage = 10;

/** How much of everybody's words stands on a page. */
const pageWords = 1600;

/** One page of the jar, newest first. */
export function jarCard(context: Reader, kept: readonly KeptAppreciation[], page: Page): Card {
  const { say } = context;
  const title = say.text('appreciate.jar-title');
  if (kept.length === 0) return { title, tone: 'warm', elements: [text(say('appreciate.jar-none'))] };
  const { elements } = clipQuotes(
    kept.map((one) => quote(one.words, byLine(context, one))),
    pageWords,
  );
  const { at, pages } = page;
  const turns = turnButtons(say, page, {
    before: 'appreciate.jar-newer',
    after: 'appreciate.jar-older',
    to: (to) => actionId('appreciate.page', to),
  });
  return {
    title,
    tone: 'warm',
    elements: [
      note(say('appreciate.jar-note')),
      ...elements,
      {
        kind: 'select',
        action: actionId('appreciate.entry', at),
        placeholder: say.text('appreciate.jar-read-one'),
        options: kept.map((one) => ({ value: one.id, label: optionLabel(context, one) })),
      },
      ...(turns.length === 0 ? [] : [note(say('appreciate.jar-page', { page: at, pages })), buttons(...turns)]),
    ],
  };
}

/** One of them in full. `page` is where in the jar one came from. */
export function entryCard(context: CoupleContext, one: KeptAppreciation, page: number): Card {
  const { say, side } = context;
  const list = button(say.text('appreciate.jar-list'), actionId('appreciate.page', page));
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
