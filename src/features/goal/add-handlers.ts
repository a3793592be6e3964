import { z } from 'zod';
import { clipWords } from '../../card/clip.ts';
import { goalKinds, goalLimits, isListed, newGoal } from '../../model/goal.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { agreedOf } from '../../model/practice/agreed.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition, FormDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { refused } from './find-goal.ts';
import { addForm, readGoal, readTyped } from './goal-form.ts';
import { offerReviewLater } from './offer-review.ts';
import { ownCard } from './own-card.ts';
import { showGoal } from './show-goal.ts';

/** What was typed after the command stands in its form: it is added once the form is sent. */
const addCommand: CommandDefinition = {
  kind: 'command',
  path: 'goal add',
  description: 'goal.command-add',
  options: [
    {
      kind: 'text',
      name: 'what',
      description: 'goal.option-what',
      required: false,
      maxLength: goalLimits.words,
    },
  ],
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, options) => {
    const what = new PartnerWords(options['what'] ?? '');
    return { kind: 'form', form: addForm(context, context.newId(), what.blank ? {} : { what }) };
  },
};

/** The same from a card. */
const add: ActionDefinition = {
  kind: 'action',
  name: 'goal.add',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext) => ({ kind: 'form', form: addForm(context, context.newId(), {}) }),
};

/**
 * The same with what both have agreed on in a practice. The first of it is kept under the id of its session, and is added
 * once; a form for anything else has an id of its own.
 */
const fromPractice: ActionDefinition = {
  kind: 'action',
  name: 'goal.from-practice',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const { stores, couple, library } = context;
    const [id = '', visit] = action.args;
    const found = z.uuid().safeParse(id).success ? await stores.practices.find(id) : null;
    const script = found?.coupleId === couple.id ? library.practices.get(found.practice) : undefined;
    const agreed = found === null || script === undefined ? [] : agreedOf(script, found, 'goal');
    const words = agreed.find((one) => String(one.visit) === visit)?.words ?? null;
    if (words === null) return privately(refused(context, 'goal.agreed-gone').refusal);
    const what = clipWords(words, goalLimits.words);
    const before = await stores.goals.find(id);
    const isSame = before?.about?.words.reveal() === what.reveal();
    if (before !== null && isSame && isListed(before)) {
      return privately(ownCard(context, before, 'goal.kept-already'));
    }
    return { kind: 'form', form: addForm(context, before === null ? id : context.newId(), { what }) };
  },
};

const send: FormDefinition = {
  kind: 'form',
  name: 'goal.send',
  who: 'partner',
  ack: 'update',
  offers: { kind: z.enum(goalKinds) },
  run: async (context: CoupleContext, action, submitted) => {
    const { stores, couple, side, now, newId } = context;
    const typed = readTyped(submitted);
    const read = readGoal(context, typed);
    const parsed = z.uuid().safeParse(action.args[0]);
    if ('problems' in read) {
      return { kind: 'invalid', form: addForm(context, parsed.data ?? newId(), typed), problems: read.problems };
    }
    const before = parsed.success ? await stores.goals.find(parsed.data) : null;
    const isSame = before?.coupleId === couple.id && before.about?.words.reveal() === read.words.reveal();
    if (before !== null && isSame && isListed(before)) {
      return { kind: 'update', card: ownCard(context, before, 'goal.kept-already') };
    }
    const id = parsed.success && before === null ? parsed.data : newId();
    const { words, kind, target, step } = read;
    const goal = newGoal({ id, coupleId: couple.id, by: side }, { words, kind, target }, now);
    await stores.goals.save(goal);
    const entries =
      step === null ? [] : [{ id: newId(), side, at: now, kind: 'step', words: step, ticked: null } as const];
    for (const entry of entries) await stores.goals.put(goal, entry);
    await showGoal(stores, goal);
    await offerReviewLater(context);
    return { kind: 'update', card: ownCard(context, { ...goal, entries }, 'goal.added') };
  },
};

export const definitions: readonly Definition[] = [addCommand, add, fromPractice, send];
