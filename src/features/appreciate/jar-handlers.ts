import { isKept } from '../../model/appreciation.ts';
import type { PrivateReply } from '../../port/reply.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { readPage } from '../pager.ts';
import { findAppreciation, refused } from './find-appreciation.ts';
import { keepEntry, keepPage } from './held-jar.ts';
import { entryCard } from './jar-cards.ts';
import { jarAt } from './jar-page.ts';

const jar: CommandDefinition = {
  kind: 'command',
  path: 'jar',
  description: 'appreciate.command-jar',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => ({ kind: 'private', ...(await shown(context, 1)) }),
};

/** From a card in the room, or from one's own: the jar comes on a card of its own. */
const open: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.jar',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => ({ kind: 'private', ...(await shown(context, 1)) }),
};

const page: ActionDefinition = {
  kind: 'action',
  name: 'appreciate.page',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({
    kind: 'update',
    ...(await shown(context, readPage(action.args[0]))),
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
    const page = readPage(action.args[0]);
    const keep = keepEntry(context.couple.id, page, one.found);
    return { kind: 'update', card: entryCard(context, one.found, page), keep };
  },
};

export const definitions: readonly Definition[] = [jar, open, page, entry];

async function shown(context: CoupleContext, wanted: number): Promise<Pick<PrivateReply, 'card' | 'keep'>> {
  const { card, page, kept } = await jarAt(context, wanted);
  return { card, keep: keepPage(context.couple.id, page, kept) };
}
