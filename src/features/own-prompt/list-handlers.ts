import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { readPage } from '../pager.ts';
import { privately } from '../privately.ts';
import { findOwn } from './find-own.ts';
import { listCard, ownCard } from './own-cards.ts';

const listCommand: CommandDefinition = {
  kind: 'command',
  path: 'prompt list',
  description: 'own-prompt.command-list',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => privately(await listAt(context, 1)),
};

/** From a card in the room: the list comes on a card of its own. */
const list: ActionDefinition = {
  kind: 'action',
  name: 'own-prompt.list',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => privately(await listAt(context, 1)),
};

const page: ActionDefinition = {
  kind: 'action',
  name: 'own-prompt.page',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({
    kind: 'update',
    card: await listAt(context, readPage(action.args[0])),
  }),
};

/** Picked in the menu of the list. */
const pick: ActionDefinition = {
  kind: 'action',
  name: 'own-prompt.pick',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, _action, value) => {
    const one = await findOwn(context, value);
    return { kind: 'update', card: 'refusal' in one ? one.refusal : ownCard(context, one.found) };
  },
};

export const definitions: readonly Definition[] = [listCommand, list, page, pick];

async function listAt(context: CoupleContext, wanted: number) {
  return listCard(context, await context.stores.ownPrompts.list(context.couple.id), wanted);
}
