import { z } from 'zod';
import { type Card, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import { isKeptMoment, type KeptMoment, type Moment } from '../../model/moment.ts';
import type { CoupleContext } from '../context.ts';

type Found<M extends Moment> = { readonly found: M } | { readonly refusal: Card };

/** One of this couple's, also one that was taken away; or why there is none. */
export async function findMoment(context: CoupleContext, id: string | undefined): Promise<Found<Moment>> {
  const parsed = z.uuid().safeParse(id);
  const found = parsed.success ? await context.stores.moments.find(parsed.data) : null;
  return found === null || found.coupleId !== context.couple.id ? refusedUnknown(context) : { found };
}

/** The same, of those that are in the list. */
export async function findKept(context: CoupleContext, id: string | undefined): Promise<Found<KeptMoment>> {
  const one = await findMoment(context, id);
  if ('refusal' in one) return one;
  return isKeptMoment(one.found) ? { found: one.found } : refusedUnknown(context);
}

/** The same, of those that this person added: only their author changes words. */
export async function findOwn(context: CoupleContext, id: string | undefined): Promise<Found<KeptMoment>> {
  const one = await findKept(context, id);
  return 'found' in one && one.found.side !== context.side ? refusedToOther(context) : one;
}

export function refusedUnknown({ say }: CoupleContext): { readonly refusal: Card } {
  return refused(say.text('moment.refused-title'), say('moment.refused-unknown'));
}

export function refusedToOther({ say, other }: CoupleContext): { readonly refusal: Card } {
  return refused(say.text('moment.list-title'), say('moment.refused-author', { other: person(other.user) }));
}

export function refusedForGood({ say }: CoupleContext): { readonly refusal: Card } {
  return refused(say.text('moment.refused-title'), say('moment.gone-for-good'));
}

function refused(title: string, why: Parameters<typeof text>[0]): { readonly refusal: Card } {
  return { refusal: { title, tone: 'notice', elements: [text(why)] } };
}
