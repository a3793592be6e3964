import { z } from 'zod';
import type { Card } from '../../card/card.ts';
import { isKept } from '../../model/appreciation.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { findAppreciation, refused } from './find-appreciation.ts';
import { entryCard, jarCard, perPage } from './jar-cards.ts';

const jar: CommandDefinition = {
  kind: 'command',
  path: 'jar',
  description: 'appreciate.command-jar',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => ({ kind: 'private', card: await pageAt(context, 1) }),
};

/** From a card in the room, or from one's own: the jar comes on a card of its own. */
const open: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.jar',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => ({ kind: 'private', card: await pageAt(context, 1) }),
};

const page: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.page',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({
    kind: 'update',
    card: await pageAt(context, readPage(action.args[0])),
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
async function pageAt(context: CoupleContext, wanted: number): Promise<Card> {
  const { appreciations } = context.stores;
  const pages = Math.max(1, Math.ceil((await appreciations.count(context.couple.id)) / perPage));
  const at = Math.min(wanted, pages);
  return jarCard(context, await appreciations.jar(context.couple.id, (at - 1) * perPage, perPage), at, pages);
}

function readPage(text: string | undefined): number {
  return z.coerce.number().int().min(1).catch(1).parse(text);
}
