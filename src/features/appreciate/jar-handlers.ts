import type { Card } from '../../card/card.ts';
import { isKept } from '../../model/appreciation.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { pageAt, readPage } from '../pager.ts';
import { findAppreciation, refused } from './find-appreciation.ts';
import { entryCard, jarCard, perPage } from './jar-cards.ts';

const jar: CommandDefinition = {
  kind: 'command',
  path: 'jar',
  description: 'appreciate.command-jar',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => ({ kind: 'private', card: await jarAt(context, 1) }),
};

/** From a card in the room, or from one's own: the jar comes on a card of its own. */
const open: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.jar',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => ({ kind: 'private', card: await jarAt(context, 1) }),
};

const page: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.page',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({
    kind: 'update',
    card: await jarAt(context, readPage(action.args[0])),
  }),
};

/** Picked in the menu of the jar: the value says which, the argument on which page it stands. */
const entry: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.entry',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, value) => {
    const one = await findAppreciation(context, value);
    if ('refusal' in one) return { kind: 'private', card: one.refusal };
    if (!isKept(one.found)) return { kind: 'private', card: refused(context, 'appreciate.refused-unknown').refusal };
    return { kind: 'update', card: entryCard(context, one.found, readPage(action.args[0])) };
  },
};

export const definitions: readonly Definition[] = [jar, open, page, entry];

/** One page of the jar; beyond the last one, the last one. */
async function jarAt(context: CoupleContext, wanted: number): Promise<Card> {
  const { stores, couple } = context;
  const page = pageAt(wanted, { count: await stores.appreciations.count(couple.id), size: perPage });
  return jarCard(context, await stores.appreciations.jar(couple.id, page.skip, perPage), page);
}
