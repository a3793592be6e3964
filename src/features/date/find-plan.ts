import { z } from 'zod';
import { type Card, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import { giveBack } from '../../content/give-back.ts';
import type { Values } from '../../content/say.ts';
import { type DatePlan, stateOfDate } from '../../model/date-plan.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';

type Found = { readonly plan: DatePlan };

export type Refused = { readonly refusal: Card };

/** A plan of this couple, however it stands; or why there is none. */
export async function findPlan(context: CoupleContext, id: string | undefined): Promise<Found | Refused> {
  const parsed = z.uuid().safeParse(id);
  const plan = parsed.success ? await context.stores.dates.find(parsed.data) : null;
  if (plan === null || plan.coupleId !== context.couple.id) return refused(context, 'date.refused-unknown');
  return { plan };
}

/** One whose time is ahead, and that is not called off. */
export async function findPlanned(context: CoupleContext, id: string | undefined): Promise<Found | Refused> {
  const found = await findPlan(context, id);
  if ('refusal' in found) return found;
  const state = stateOfDate(found.plan, context.now);
  return state === 'planned' ? found : refused(context, state === 'off' ? 'date.refused-off' : 'date.refused-past');
}

/** No form holds more than it may: the words go back to their author as they are. */
export function tooLong(context: CoupleContext, typed: Readonly<Record<string, PartnerWords>>, most: Most) {
  const long = Object.entries(typed).find(([name, words]) => words.length > (most[name] ?? 0));
  if (long === undefined) return null;
  const [name, { length }] = long;
  const { refusal } = refused(context, 'date.problem-long', { length, most: most[name] ?? 0 });
  return giveBack(context.say, refusal, Object.values(typed));
}

type Most = Readonly<Record<string, number>>;

export function refused({ say, other }: CoupleContext, key: CopyKey, more: Values = {}): Refused {
  const values = { other: person(other.user), ...more };
  return { refusal: { title: say.text('date.refused-title'), tone: 'notice', elements: [text(say(key, values))] } };
}
