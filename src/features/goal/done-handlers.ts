import type { Card } from '../../card/card.ts';
import { asDone } from '../../model/goal.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { privately } from '../privately.ts';
import { chooseGoal, goalOption } from './choose-goal.ts';
import { findListed, findOpen } from './find-goal.ts';
import { ownCard } from './own-card.ts';
import { showGoal } from './show-goal.ts';

const doneCommand: CommandDefinition = {
  kind: 'command',
  path: 'goal done',
  description: 'goal.command-done',
  options: [goalOption],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, options) => {
    const chosen = await chooseGoal(context, options['goal'], 'done');
    return privately('card' in chosen ? chosen.card : await finish(context, chosen.goal.id));
  },
};

/** From a card in the room. */
const finishFromRoom: ActionDefinition = {
  kind: 'action',
  name: 'goal.finish',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => privately(await finish(context, action.args[0])),
};

/** The same from a menu in the room. */
const pickFinish: ActionDefinition = {
  kind: 'action',
  name: 'goal.pick-finish',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, _action, value) => privately(await finish(context, value)),
};

const done: ActionDefinition = {
  kind: 'action',
  name: 'goal.done',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({ kind: 'update', card: await finish(context, action.args[0]) }),
};

const pickDone: ActionDefinition = {
  kind: 'action',
  name: 'goal.pick-done',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, _action, value) => ({ kind: 'update', card: await finish(context, value) }),
};

/** Either of the two opens it again; a second time it says the same. */
const reopen: ActionDefinition = {
  kind: 'action',
  name: 'goal.reopen',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const found = await findListed(context, action.args[0]);
    if ('refusal' in found) return { kind: 'update', card: found.refusal };
    const goal = { ...found.goal, done: null };
    if (found.goal.done !== null) {
      await context.stores.goals.save(goal);
      await showGoal(context.stores, goal);
    }
    return { kind: 'update', card: ownCard(context, goal, 'goal.reopened') };
  },
};

export const definitions: readonly Definition[] = [doneCommand, finishFromRoom, pickFinish, done, pickDone, reopen];

/** Done for both; what the other has said is done meanwhile is shown as it is. */
async function finish(context: CoupleContext, id: string | undefined): Promise<Card> {
  const found = await findOpen(context, id);
  if ('refusal' in found) {
    const listed = await findListed(context, id);
    return 'goal' in listed ? ownCard(context, listed.goal, 'goal.refused-done') : found.refusal;
  }
  const goal = asDone(found.goal, context.side, context.now);
  await context.stores.goals.save(goal);
  await showGoal(context.stores, goal);
  return ownCard(context, goal, 'goal.finished');
}
