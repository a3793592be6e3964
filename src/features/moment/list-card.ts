import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { type Markup, person, plain } from '../../card/markup.ts';
import { yearlyMonthAt } from '../../card/write-time.ts';
import { middleOf } from '../../model/calendar-day.ts';
import { isQuietMoment, type KeptMoment, type MomentOrder } from '../../model/moment.ts';
import { monthName } from '../../schedule/months.ts';
import type { CoupleContext } from '../context.ts';
import { type Page, turnButtons } from '../pager.ts';
import { dayWords } from './day-sentences.ts';
import { momentOptions } from './moment-options.ts';

type Reader = Pick<CoupleContext, 'say' | 'couple'>;

/** How many stand on one page. */
export const perPage = 8;

/** How much of everybody's words stands on a page. */
const pageWords = 1600;

/** One page of the list. */
export function listCard(reader: Reader, kept: readonly KeptMoment[], order: MomentOrder, page: Page): Card {
  const { say } = reader;
  const title = say.text('moment.list-title');
  const add = button(say.text('moment.button-keep'), actionId('moment.add'), kept.length === 0 ? 'main' : 'plain');
  if (kept.length === 0) return { title, tone: 'warm', elements: [text(say('moment.list-none')), buttons(add)] };
  const isNewest = order === 'newest';
  const turns = turnButtons(say, page, {
    before: isNewest ? 'moment.list-newer' : 'moment.list-before',
    after: isNewest ? 'moment.list-older' : 'moment.list-after',
    to: (to) => actionId('moment.page', order, to),
  });
  const turned = button(
    say.text(isNewest ? 'moment.list-by-year' : 'moment.list-by-newest'),
    actionId('moment.page', isNewest ? 'calendar' : 'newest', 1),
  );
  return {
    title,
    tone: 'warm',
    elements: [
      note(say(`moment.list-${order}`)),
      ...byMonth(reader, kept, order),
      {
        kind: 'select',
        action: actionId('moment.entry', order, page.at),
        placeholder: say.text('moment.list-open'),
        options: momentOptions(say, kept),
      },
      ...(turns.length === 0 ? [] : [note(say('moment.list-page', { page: page.at, pages: page.pages }))]),
      buttons(...turns, turned, add),
    ],
  };
}

/** Each under its month: of its year where the newest come first, of any year where the calendar leads. */
function byMonth(reader: Reader, kept: readonly KeptMoment[], order: MomentOrder): readonly Element[] {
  const { say } = reader;
  const headingOf = ({ day }: KeptMoment) =>
    order === 'newest'
      ? monthName(Temporal.PlainDate.from(day).toPlainYearMonth(), say.locale)
      : yearlyMonthAt(middleOf(day), 'UTC', say.locale);
  const elements = kept.flatMap((moment, index): readonly Element[] => {
    const before = kept[index - 1];
    const heading = headingOf(moment);
    const isNew = before === undefined || headingOf(before) !== heading;
    const entry = quote(moment.words, byLine(reader, moment));
    return isNew ? [text([{ kind: 'strong', content: plain(heading) }]), entry] : [entry];
  });
  return clipQuotes(elements, pageWords).elements;
}

function byLine({ say, couple }: Reader, moment: KeptMoment): Markup {
  const by = person(couple.partners[moment.side].user);
  return say(isQuietMoment(moment) ? 'moment.list-by-quiet' : 'moment.list-by', { by, day: dayWords(say, moment.day) });
}
