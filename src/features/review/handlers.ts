import { z } from 'zod';
import type { Card } from '../../card/card.ts';
import type { Markup } from '../../card/markup.ts';
import { isBefore, monthName, type YearMonth } from '../../schedule/months.ts';
import { readMonth } from '../../schedule/read-month.ts';
import type { CoupleContext } from '../context.ts';
import type { Definition } from '../definition.ts';
import { privately } from '../privately.ts';
import { suggestMonths } from '../suggest-months.ts';
import { ownCard } from './month-card.ts';
import { type MonthParts, type Months, monthsOf, readMonth as readView } from './read-month.ts';

/** `/review [month]`, and the ways from one month to another. */
export function definitions(parts: MonthParts): readonly Definition[] {
  const cardOf = async (context: CoupleContext, wanted: Wanted, months: Months): Promise<Card> => {
    const view = await readView(parts, context, months, wanted.month);
    return ownCard(context.library, context.couple, context.side, view, months, wanted.lead);
  };
  const known = async (context: CoupleContext, id: string | undefined): Promise<Card> => {
    const months = await monthsOf(context.stores, context.couple, context.now);
    const month = YearMonthId.safeParse(id).data ?? months.present;
    return cardOf(context, within(context, month, months), months);
  };
  return [
    {
      kind: 'command',
      path: 'review',
      description: 'review.command',
      options: [
        {
          kind: 'suggested',
          name: 'month',
          description: 'review.option-month',
          required: false,
          suggest: suggestMonths,
        },
      ],
      who: 'partner',
      ack: 'private',
      run: async (context: CoupleContext, options) => {
        const months = await monthsOf(context.stores, context.couple, context.now);
        return privately(await cardOf(context, readWanted(context, options['month'] ?? '', months), months));
      },
    },
    {
      kind: 'action',
      name: 'review.open',
      who: 'partner',
      ack: 'private',
      run: async (context: CoupleContext, action) => privately(await known(context, action.args[0])),
    },
    {
      kind: 'action',
      name: 'review.turn',
      who: 'partner',
      ack: 'update',
      run: async (context: CoupleContext, action) => ({ kind: 'update', card: await known(context, action.args[0]) }),
    },
    {
      kind: 'action',
      name: 'review.pick',
      who: 'partner',
      ack: 'update',
      run: async (context: CoupleContext, _action, value) => ({ kind: 'update', card: await known(context, value) }),
    },
  ];
}

/** Which month is shown, and why it is not the one that was asked for. */
type Wanted = { readonly month: YearMonth; readonly lead: Markup | null };

/** As buttons and menus carry it. */
const YearMonthId = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .transform((id) => Temporal.PlainYearMonth.from(id));

function readWanted(context: CoupleContext, typed: string, months: Months): Wanted {
  const { say } = context;
  if (typed.trim() === '') return { month: months.present, lead: null };
  const month = YearMonthId.safeParse(typed.trim()).data ?? readMonth(typed, months.present, say.locale);
  return month === null ? { month: months.present, lead: say('review.unknown') } : within(context, month, months);
}

/** The nearest that there is. */
function within({ say }: CoupleContext, month: YearMonth, { first, present }: Months): Wanted {
  const name = (one: YearMonth) => monthName(one, say.locale);
  if (isBefore(month, first)) return { month: first, lead: say('review.before-us', { month: name(first) }) };
  if (isBefore(present, month)) return { month: present, lead: say('review.not-yet', { month: name(month) }) };
  return { month, lead: null };
}
