import type { GoalState } from '../../port/stores/goal-store.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { readPage } from '../pager.ts';
import { privately } from '../privately.ts';
import { findListed } from './find-goal.ts';
import { listAt } from './list-card.ts';
import { ownCard } from './own-card.ts';

const listCommand: CommandDefinition = {
  kind: 'command',
  path: 'goal list',
  description: 'goal.command-list',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => privately(await listAt(context, 'open', 1)),
};

/** From a card in the room: the list comes on a card of its own. */
const list: ActionDefinition = {
  kind: 'action',
  name: 'goal.list',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => privately(await listAt(context, 'open', 1)),
};

const page: ActionDefinition = {
  kind: 'action',
  name: 'goal.page',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args: [state, wanted] }) => ({
    kind: 'update',
    card: await listAt(context, stateOf(state), readPage(wanted)),
  }),
};

/** Picked in the menu of the list. */
const pick: ActionDefinition = {
  kind: 'action',
  name: 'goal.pick',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, _action, value) => ({ kind: 'update', card: await look(context, value) }),
};

/** From a card in the room. */
const open: ActionDefinition = {
  kind: 'action',
  name: 'goal.open',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => privately(await look(context, action.args[0])),
};

export const definitions: readonly Definition[] = [listCommand, list, page, pick, open];

async function look(context: CoupleContext, id: string | undefined) {
  const found = await findListed(context, id);
  return 'refusal' in found ? found.refusal : ownCard(context, found.goal);
}

function stateOf(text: string | undefined): GoalState {
  return text === 'done' ? 'done' : 'open';
}
