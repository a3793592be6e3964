import { z } from 'zod';
import { actionId } from '../../card/action-id.ts';
import { button, buttons, quote, text } from '../../card/card.ts';
import { giveBack } from '../../content/give-back.ts';
import { goalKinds, isListed } from '../../model/goal.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition, FormDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { findGoal, findListed, refused } from './find-goal.ts';
import { changeForm, readGoal, readTyped, typedOf } from './goal-form.ts';
import { ownCard } from './own-card.ts';
import { showGoal } from './show-goal.ts';

/** Either of the two puts it differently. */
const edit: ActionDefinition = {
  kind: 'action',
  name: 'goal.edit',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const found = await findListed(context, action.args[0]);
    if ('refusal' in found) return privately(found.refusal);
    const { id, about } = found.goal;
    return { kind: 'form', form: changeForm(context, id, typedOf(context.say, about)) };
  },
};

/** Whoever changes the words has written them; another day or kind leaves them their author's. */
const change: FormDefinition = {
  kind: 'form',
  name: 'goal.change',
  who: 'partner',
  ack: 'update',
  offers: { kind: z.enum(goalKinds) },
  run: async (context: CoupleContext, action, submitted) => {
    const found = await findListed(context, action.args[0]);
    if ('refusal' in found) return giveBack(context.say, found.refusal, Object.values(submitted.typed));
    const { id, about: before } = found.goal;
    const typed = readTyped(submitted);
    const read = readGoal(context, typed, before.target);
    if ('problems' in read) return { kind: 'invalid', form: changeForm(context, id, typed), problems: read.problems };
    const { words, kind, target } = read;
    const by = words.reveal() === before.words.reveal() ? before.by : context.side;
    const goal = { ...found.goal, about: { words, kind, target, by } };
    await context.stores.goals.save(goal);
    await showGoal(context.stores, goal);
    return { kind: 'update', card: ownCard(context, goal, 'goal.changed') };
  },
};

/** Off the list, for both; a second time it says the same. */
const takeBack: ActionDefinition = {
  kind: 'action',
  name: 'goal.take-back',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const found = await findGoal(context, action.args[0]);
    if ('refusal' in found) return { kind: 'update', card: found.refusal };
    const { say, side, now, stores } = context;
    const { goal } = found;
    const { about } = goal;
    if (about === null) return { kind: 'update', card: refused(context, 'goal.refused-unknown').refusal };
    if (goal.takenBack === null) {
      const off = { ...goal, takenBack: { at: now, by: side } };
      await stores.goals.save(off);
      await showGoal(stores, off);
    }
    const back = button(say.text('goal.button-back'), actionId('goal.undo', goal.id));
    const elements = [text(say('goal.off')), quote(about.words), buttons(back)];
    return { kind: 'update', card: { title: say.text('goal.off-title'), tone: 'calm', elements } };
  },
};

/** Puts it back from one's own card. */
const undo: ActionDefinition = {
  kind: 'action',
  name: 'goal.undo',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({ kind: 'update', card: await putOnList(context, action.args[0]) }),
};

/** The same from the card in the room: either of the two may. */
const putBack: ActionDefinition = {
  kind: 'action',
  name: 'goal.put-back',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => privately(await putOnList(context, action.args[0])),
};

export const definitions: readonly Definition[] = [edit, change, takeBack, undo, putBack];

async function putOnList(context: CoupleContext, id: string | undefined) {
  const found = await findGoal(context, id);
  if ('refusal' in found) return found.refusal;
  const goal = { ...found.goal, takenBack: null };
  if (!isListed(goal)) return refused(context, 'goal.refused-unknown').refusal;
  if (found.goal.takenBack !== null) {
    await context.stores.goals.save(goal);
    await showGoal(context.stores, goal);
  }
  return ownCard(context, goal, 'goal.back');
}
