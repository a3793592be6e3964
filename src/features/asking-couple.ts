import { type Couple, type Side, sideOf } from '../model/couple.ts';
import type { Context } from './context.ts';

/** In whose room somebody asks for what is for anybody: one without a couple, the asker's own, or that of two others. */
export type Asking =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'own'; readonly couple: Couple; readonly side: Side }
  | { readonly kind: 'others' };

/** What works for anybody; a couple's memory of it is the couple's alone. */
export async function askingCouple({ stores, room, by }: Context): Promise<Asking> {
  const couple = await stores.couples.activeIn(room);
  if (couple === null) return { kind: 'nobody' };
  const side = sideOf(couple, by);
  return side === null ? { kind: 'others' } : { kind: 'own', couple, side };
}
