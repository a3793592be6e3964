import { z } from 'zod';
import { type Card, text } from '../../card/card.ts';
import type { CopyKey } from '../../content/copy.ts';
import { type Goal, type GoalEntry, isListed, type ListedGoal } from '../../model/goal.ts';
import type { CoupleContext } from '../context.ts';

export type Refused = { readonly refusal: Card };

/** One of this couple's, also one that is off the list; or why there is none. */
export async function findGoal(context: CoupleContext, id: string | undefined): Promise<{ goal: Goal } | Refused> {
  const parsed = z.uuid().safeParse(id);
  const goal = parsed.success ? await context.stores.goals.find(parsed.data) : null;
  return goal === null || goal.coupleId !== context.couple.id ? refused(context, 'goal.refused-unknown') : { goal };
}

/** The same, of those that are on the list. */
export async function findListed(
  context: CoupleContext,
  id: string | undefined,
): Promise<{ goal: ListedGoal } | Refused> {
  const found = await findGoal(context, id);
  if ('refusal' in found) return found;
  return isListed(found.goal) ? { goal: found.goal } : refused(context, 'goal.refused-unknown');
}

/** The same, of those that are still open. */
export async function findOpen(
  context: CoupleContext,
  id: string | undefined,
): Promise<{ goal: ListedGoal } | Refused> {
  const found = await findListed(context, id);
  return 'goal' in found && found.goal.done !== null ? refused(context, 'goal.refused-done') : found;
}

/** A line of a goal that is on the list. */
export async function findEntry(
  context: CoupleContext,
  id: string | undefined,
  entryId: string | undefined,
): Promise<{ goal: ListedGoal; entry: GoalEntry } | Refused> {
  const found = await findListed(context, id);
  if ('refusal' in found) return found;
  const entry = found.goal.entries.find((one) => one.id === entryId);
  return entry === undefined ? refused(context, 'goal.refused-entry') : { ...found, entry };
}

/** The same, of those that this person wrote. */
export async function findOwnEntry(context: CoupleContext, id: string | undefined, entryId: string | undefined) {
  const found = await findEntry(context, id, entryId);
  return 'entry' in found && found.entry.side !== context.side ? refused(context, 'goal.refused-author') : found;
}

export function refused({ say }: Pick<CoupleContext, 'say'>, key: CopyKey): Refused {
  return { refusal: { title: say.text('goal.refused-title'), tone: 'notice', elements: [text(say(key))] } };
}
