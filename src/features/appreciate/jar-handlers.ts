import { text } from '../../card/card.ts';
import { isKept } from '../../model/appreciation.ts';
import type { PrivateReply } from '../../port/reply.ts';
import { monthAt, monthName } from '../../schedule/months.ts';
import { readMonth } from '../../schedule/read-month.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { privately } from '../privately.ts';
import { suggestMonths } from '../suggest-months.ts';
import { findAppreciation, refused } from './find-appreciation.ts';
import { keepEntry, keepPage } from './held-jar.ts';
import { entryCard } from './jar-cards.ts';
import { monthPick, pickedMenu } from './jar-months.ts';
import { jarAt } from './jar-page.ts';
import { everyMonth, type JarPlace, jarStart, readMonthId, readPlace } from './jar-place.ts';

/** All of it, or one month: one that can't be read is said, with how it can be written. */
const jar: CommandDefinition = {
  kind: 'command',
  path: 'jar',
  description: 'appreciate.command-jar',
  options: [
    {
      kind: 'suggested',
      name: 'month',
      description: 'appreciate.option-month',
      required: false,
      suggest: suggestMonths,
    },
  ],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, { month: typed = '' }) => {
    if (typed.trim() === '') return { kind: 'private', ...(await shown(context, jarStart)) };
    const { say, me, now } = context;
    const present = monthAt(now, me.zone);
    const month = readMonth(typed, present, say.locale);
    if (month !== null) return { kind: 'private', ...(await shown(context, { ...jarStart, month })) };
    const elements = [text(say('appreciate.month-unreadable', { example: monthName(present, say.locale) }))];
    return privately({ title: say.text('appreciate.jar-title'), tone: 'notice', elements });
  },
};

/** From a card in the room, or from one's own: the jar comes on a card of its own. */
const open: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.jar',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => ({ kind: 'private', ...(await shown(context, jarStart)) }),
};

const page: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.page',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args }) => ({ kind: 'update', ...(await shown(context, readPlace(args))) }),
};

/** Picked in the menu of months: one of them or all, from their first page on; or where the menu goes on. */
const month: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.month',
  who: 'partner',
  ack: 'update',
  offers: monthPick,
  run: async (context: CoupleContext, { args }, value = everyMonth) => {
    const place = readPlace(args);
    const menu = pickedMenu(value);
    const picked = { ...place, page: 1, month: readMonthId(value) };
    return { kind: 'update', ...(await shown(context, menu === null ? picked : { ...place, menu })) };
  },
};

/** Picked in the menu of the jar: the value says which, the arguments where it stands. */
const entry: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.entry',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args }, value) => {
    const one = await findAppreciation(context, value);
    if ('refusal' in one) return { kind: 'private', card: one.refusal };
    if (!isKept(one.found)) return { kind: 'private', card: refused(context, 'appreciate.refused-unknown').refusal };
    const place = readPlace(args);
    const keep = keepEntry(context, place, one.found);
    return { kind: 'update', card: entryCard(context, one.found, place), keep };
  },
};

export const definitions: readonly Definition[] = [jar, open, page, month, entry];

async function shown(context: CoupleContext, wanted: JarPlace): Promise<Pick<PrivateReply, 'card' | 'keep'>> {
  const { card, place, kept } = await jarAt(context, wanted);
  return { card, keep: keepPage(context, place, kept) };
}
