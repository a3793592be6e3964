import { type ActionId, actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type ElementOf, note, text } from '../../card/card.ts';
import { type ListedGoal, openGoalsRead } from '../../model/goal.ts';
import type { CoupleContext } from '../context.ts';
import type { OptionDefinition } from '../definition.ts';
import { choicesOf, fitting, meant } from '../own-choices.ts';

/** As many as a menu holds. */
const offered = 25;

/** The option that names an open goal: proposed while it is typed, where the platform can. */
export const goalOption: OptionDefinition = {
  kind: 'suggested',
  name: 'goal',
  description: 'goal.option-goal',
  required: false,
  suggestOwn: async (typed, reading) => choicesOf(fitting(await openGoals(reading), typed)),
};

/** The open goal that was named after the command; or a card on which to pick one. */
export async function chooseGoal(
  context: CoupleContext,
  typed: string | undefined,
  what: 'note' | 'done',
): Promise<{ readonly goal: ListedGoal } | { readonly card: Card }> {
  const all = await openGoals(context);
  if (typed === undefined || typed.trim() === '') return { card: chooseCard(context, all, what) };
  const named = meant(all, typed);
  if (named !== null) return { goal: named.goal };
  const fits = fitting(all, typed);
  return { card: chooseCard(context, fits.length > 0 ? fits : all, what, 'goal.choose-unsure') };
}

/** The menu that picks one of some goals. */
export function goalMenu(placeholder: string, all: readonly ListedGoal[], action: ActionId): ElementOf<'select'> {
  return { kind: 'select', action, placeholder, options: choicesOf(all.map(named).slice(0, offered)) };
}

function chooseCard(
  { say }: CoupleContext,
  all: readonly Named[],
  what: 'note' | 'done',
  lead: 'goal.choose-unsure' | 'goal.choose-note' | 'goal.choose-done' = `goal.choose-${what}`,
): Card {
  const title = say.text('goal.list-title');
  const add = buttons(button(say.text('goal.button-add'), actionId('goal.add')));
  if (all.length === 0) return { title, tone: 'calm', elements: [text(say('goal.list-open-none')), add] };
  const action = actionId(what === 'note' ? 'goal.pick-update' : 'goal.pick-done');
  const goals = all.map(({ goal }) => goal);
  return {
    title,
    tone: 'calm',
    elements: [
      text(say(lead)),
      goalMenu(say.text('goal.choose-pick'), goals, action),
      ...(all.length > offered ? [note(say('goal.choose-many', { count: offered }))] : []),
      add,
    ],
  };
}

type Named = ReturnType<typeof named>;

/** A goal by the words that it goes by. */
function named(goal: ListedGoal) {
  return { id: goal.id, words: goal.about.words, goal };
}

async function openGoals({ stores, couple }: Pick<CoupleContext, 'stores' | 'couple'>): Promise<readonly Named[]> {
  return (await stores.goals.list(couple.id, 'open', 0, openGoalsRead)).map(named);
}
