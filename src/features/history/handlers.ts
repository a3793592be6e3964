import { z } from 'zod';
import { type Card, text } from '../../card/card.ts';
import { endOfTime } from '../../model/instant.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { pageAt, readPage } from '../pager.ts';
import { entryCard, listCard, perPage } from './cards.ts';
import { readPast } from './past-check-in.ts';

/** Further back than anybody goes; it bounds what one look costs. */
const lastPage = 999;

/** One's own past check-ins, for oneself. */
const history: CommandDefinition = {
  kind: 'command',
  path: 'checkin history',
  description: 'commands.checkin-history',
  options: [
    { kind: 'number', name: 'page', description: 'commands.option-page', required: false, least: 1, most: lastPage },
  ],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, options) => ({
    kind: 'private',
    card: await listAt(context, readPage(options['page'], lastPage)),
  }),
};

const page: ActionDefinition = {
  kind: 'action',
  name: 'history.page',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({
    kind: 'update',
    card: await listAt(context, readPage(action.args[0], lastPage)),
  }),
};

/** Picked in the menu of the list: the value is the check-in, the argument the page of the list. */
const entry: ActionDefinition = {
  kind: 'action',
  name: 'history.entry',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, value) => ({
    kind: 'update',
    card: await entryAt(context, value, 1, readPage(action.args[0], lastPage)),
  }),
};

const part: ActionDefinition = {
  kind: 'action',
  name: 'history.part',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({
    kind: 'update',
    card: await entryAt(
      context,
      action.args[0],
      readPage(action.args[1], lastPage),
      readPage(action.args[2], lastPage),
    ),
  }),
};

export const definitions: readonly Definition[] = [history, page, entry, part];

/** One page of the list; beyond the last one, the last one. */
async function listAt(context: CoupleContext, wanted: number): Promise<Card> {
  const { stores, couple } = context;
  const rows = await stores.checkIns.history(couple.id, endOfTime, wanted * perPage + 1);
  const page = pageAt(wanted, { count: rows.length, size: perPage });
  const past = [];
  for (const checkIn of rows.slice(page.skip, page.skip + perPage)) past.push(await readPast(context, checkIn));
  return listCard(context, past, page);
}

async function entryAt(context: CoupleContext, id: string | undefined, at: number, from: number): Promise<Card> {
  const parsed = z.uuid().safeParse(id);
  const checkIn = parsed.success ? await context.stores.checkIns.find(parsed.data) : null;
  if (checkIn === null || checkIn.coupleId !== context.couple.id) {
    const { say } = context;
    return { title: say.text('history.refused-title'), tone: 'notice', elements: [text(say('history.refused'))] };
  }
  return entryCard(context, await readPast(context, checkIn), at, from);
}
