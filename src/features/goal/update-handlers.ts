import { giveBack } from '../../content/give-back.ts';
import type { ListedGoal } from '../../model/goal.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition, FormDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { chooseGoal, goalOption } from './choose-goal.ts';
import { findOpen } from './find-goal.ts';
import { ownCard } from './own-card.ts';
import { openSteps, type Progress, progressForm, progressProblems, readProgress } from './progress-form.ts';
import { showGoal } from './show-goal.ts';

const updateCommand: CommandDefinition = {
  kind: 'command',
  path: 'goal update',
  description: 'goal.command-update',
  options: [goalOption],
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, options) => {
    const chosen = await chooseGoal(context, options['goal'], 'note');
    return 'card' in chosen ? privately(chosen.card) : formFor(context, chosen.goal);
  },
};

/** From a card about one goal. */
const update: ActionDefinition = {
  kind: 'action',
  name: 'goal.update',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => openForm(context, action.args[0]),
};

/** From a menu. */
const pickUpdate: ActionDefinition = {
  kind: 'action',
  name: 'goal.pick-update',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, _action, value) => openForm(context, value),
};

const noteForm: FormDefinition = {
  kind: 'form',
  name: 'goal.note',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, submitted) => {
    const progress = readProgress(submitted);
    const found = await findOpen(context, action.args[0]);
    if ('refusal' in found) return giveBack(context.say, found.refusal, Object.values(submitted.typed));
    const { goal } = found;
    const problems = progressProblems(context, goal, progress);
    if (Object.keys(problems).length > 0) {
      return { kind: 'invalid', form: progressForm(context, goal, progress), problems };
    }
    await keepProgress(context, goal, progress);
    const after = await findOpen(context, goal.id);
    return { kind: 'update', card: 'refusal' in after ? after.refusal : ownCard(context, after.goal, 'goal.noted') };
  },
};

export const definitions: readonly Definition[] = [updateCommand, update, pickUpdate, noteForm];

async function openForm(context: CoupleContext, id: string | undefined) {
  const found = await findOpen(context, id);
  return 'refusal' in found ? privately(found.refusal) : formFor(context, found.goal);
}

function formFor(context: CoupleContext, goal: ListedGoal) {
  return { kind: 'form', form: progressForm(context, goal, { ticked: [] }) } as const;
}

/** What was ticked off by the other meanwhile stays theirs. */
async function keepProgress(
  context: CoupleContext,
  goal: ListedGoal,
  { words, ticked, step }: Progress,
): Promise<void> {
  const { stores, side, now, newId } = context;
  for (const one of openSteps(goal).filter(({ id }) => ticked.includes(id))) {
    await stores.goals.put(goal, { ...one, ticked: { at: now, by: side } });
  }
  if (words !== undefined)
    await stores.goals.put(goal, { id: newId(), side, at: now, kind: 'note', words, ticked: null });
  if (step !== undefined) {
    await stores.goals.put(goal, { id: newId(), side, at: now, kind: 'step', words: step, ticked: null });
  }
  await showGoal(stores, goal);
}
