import { z } from 'zod';
import { type Card, text } from '../../card/card.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Appreciation } from '../../model/appreciation.ts';
import type { CoupleContext } from '../context.ts';

type Found = { readonly found: Appreciation } | { readonly refusal: Card };

/** One of this couple's, also one that was taken back; or why there is none. */
export async function findAppreciation(context: CoupleContext, id: string | undefined): Promise<Found> {
  const parsed = z.uuid().safeParse(id);
  const found = parsed.success ? await context.stores.appreciations.find(parsed.data) : null;
  if (found === null || found.coupleId !== context.couple.id) return refused(context, 'appreciate.refused-unknown');
  return { found };
}

/** The same, of those that this person wrote. */
export async function findOwn(context: CoupleContext, id: string | undefined): Promise<Found> {
  const one = await findAppreciation(context, id);
  return 'found' in one && one.found.side !== context.side ? refused(context, 'appreciate.refused-author') : one;
}

export function refused({ say }: CoupleContext, key: CopyKey): { readonly refusal: Card } {
  return { refusal: { title: say.text('appreciate.refused-title'), tone: 'notice', elements: [text(say(key))] } };
}
