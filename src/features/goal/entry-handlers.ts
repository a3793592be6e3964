import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, quote, text } from '../../card/card.ts';
import { splitWords } from '../../card/clip.ts';
import type { Form } from '../../card/form.ts';
import type { CopyKey } from '../../content/copy.ts';
import { giveBack } from '../../content/give-back.ts';
import { type GoalEntry, goalLimits, type ListedGoal } from '../../model/goal.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition, FormDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { findEntry, findListed, findOwnEntry } from './find-goal.ts';
import { input, tooLong } from './goal-form.ts';
import { leadOf, ownCard } from './own-card.ts';
import { showGoal } from './show-goal.ts';

/** Picked in the menu of a goal. */
const entry: ActionDefinition = {
  kind: 'action',
  name: 'goal.entry',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, value) => {
    const found = await findEntry(context, action.args[0], value);
    if ('refusal' in found) return { kind: 'update', card: found.refusal };
    return { kind: 'update', card: entryCard(context, found.goal, found.entry) };
  },
};

/** Either of the two ticks a step off, or says that it is to do again. */
const tick = ticking('goal.tick', true);
const untick = ticking('goal.untick', false);

const editEntry: ActionDefinition = {
  kind: 'action',
  name: 'goal.edit-entry',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, { args: [id, entryId] }) => {
    const found = await findOwnEntry(context, id, entryId);
    if ('refusal' in found) return privately(found.refusal);
    return { kind: 'form', form: entryForm(context, found.goal, found.entry, found.entry.words) };
  },
};

const changeEntry: FormDefinition = {
  kind: 'form',
  name: 'goal.change-entry',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args: [id, entryId] }, submitted) => {
    const found = await findOwnEntry(context, id, entryId);
    const { words } = submitted.typed;
    if ('refusal' in found) return giveBack(context.say, found.refusal, Object.values(submitted.typed));
    const { goal, entry: before } = found;
    const { say } = context;
    const isEmpty = words === undefined || words.blank;
    const problems = isEmpty
      ? { words: say.text('goal.problem-empty') }
      : tooLong(say, 'words', words, goalLimits[before.kind]);
    if (isEmpty || Object.keys(problems).length > 0) {
      return { kind: 'invalid', form: entryForm(context, goal, before, words), problems };
    }
    await context.stores.goals.put(goal, { ...before, words });
    await showGoal(context.stores, goal);
    return { kind: 'update', card: await after(context, goal, 'goal.changed') };
  },
};

/** Its author takes it back, and has it once more to read. */
const removeEntry: ActionDefinition = {
  kind: 'action',
  name: 'goal.remove-entry',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args: [id, entryId] }) => {
    const found = await findOwnEntry(context, id, entryId);
    if ('refusal' in found) return { kind: 'update', card: found.refusal };
    const { goal, entry: gone } = found;
    await context.stores.goals.remove(goal, gone.id);
    await showGoal(context.stores, goal);
    const words = splitWords(gone.words, goalLimits.note).map((one) => quote(one));
    const elements = [text(context.say('goal.entry-removed')), ...words, buttons(toGoal(context, goal))];
    return { kind: 'update', card: { title: context.say.text('goal.post-title'), tone: 'calm', elements } };
  },
};

/** Back to the goal from one of its lines. */
const look: ActionDefinition = {
  kind: 'action',
  name: 'goal.look',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const found = await findListed(context, action.args[0]);
    return { kind: 'update', card: 'refusal' in found ? found.refusal : ownCard(context, found.goal) };
  },
};

export const definitions: readonly Definition[] = [entry, tick, untick, editEntry, changeEntry, removeEntry, look];

function ticking(name: 'goal.tick' | 'goal.untick', isDone: boolean): ActionDefinition {
  return {
    kind: 'action',
    name,
    who: 'partner',
    ack: 'update',
    run: async (context: CoupleContext, { args: [id, entryId] }) => {
      const found = await findEntry(context, id, entryId);
      if ('refusal' in found) return { kind: 'update', card: found.refusal };
      const { goal, entry: step } = found;
      const { stores, now, side } = context;
      if (step.kind === 'step' && (step.ticked !== null) !== isDone) {
        await stores.goals.put(goal, { ...step, ticked: isDone ? { at: now, by: side } : null });
        await showGoal(stores, goal);
      }
      return { kind: 'update', card: await after(context, goal, isDone ? 'goal.ticked' : 'goal.unticked') };
    },
  };
}

async function after(context: CoupleContext, { id }: ListedGoal, done: CopyKey): Promise<Card> {
  const found = await findListed(context, id);
  return 'refusal' in found ? found.refusal : ownCard(context, found.goal, done);
}

/** One line of a goal in full, and what can be done with it. */
function entryCard(context: CoupleContext, goal: ListedGoal, shown: GoalEntry): Card {
  const { say, side } = context;
  const [first, ...rest] = splitWords(shown.words, goalLimits.note);
  const act = (name: string, key: CopyKey) => button(say.text(key), actionId(name, goal.id, shown.id));
  const ticks = shown.ticked === null ? act('goal.tick', 'goal.button-tick') : act('goal.untick', 'goal.button-untick');
  const own = [act('goal.edit-entry', 'goal.button-entry-edit'), act('goal.remove-entry', 'goal.button-entry-back')];
  return {
    title: say.text('goal.post-title'),
    tone: 'calm',
    elements: [
      ...(first === undefined ? [] : [quote(first, leadOf(context, shown))]),
      ...rest.map((one) => quote(one)),
      buttons(...(shown.kind === 'step' ? [ticks] : []), ...(shown.side === side ? own : []), toGoal(context, goal)),
    ],
  };
}

function toGoal({ say }: CoupleContext, { id }: ListedGoal): Button {
  return button(say.text('goal.button-to-goal'), actionId('goal.look', id));
}

function entryForm({ say }: CoupleContext, goal: ListedGoal, { id, kind }: GoalEntry, words?: PartnerWords): Form {
  return {
    action: actionId('goal.change-entry', goal.id, id),
    title: say.text('goal.entry-title'),
    inputs: [
      input('words', words, {
        label: say.text('goal.entry-words'),
        required: true,
        maxLength: goalLimits[kind],
        ...(kind === 'note' ? { lines: 'many' as const } : {}),
      }),
    ],
    submit: say.text('goal.form-submit-change'),
  };
}
