import type { Card } from '../../card/card.ts';
import type { CheckIn } from '../../model/check-in.ts';
import type { PrivateReply, UpdateReply } from '../../port/reply.ts';
import { keepAs } from '../held-cards.ts';

/** What one of the two is shown of a check-in, with that check-in where there is one: then the card is kept true. */
export type OwnShown = { readonly card: Card; readonly checkIn?: Pick<CheckIn, 'id' | 'swaps'> };

export function privatelyKept({ card, checkIn }: OwnShown): PrivateReply {
  return { kind: 'private', card, ...kept(checkIn) };
}

export function updateKept({ card, checkIn }: OwnShown): UpdateReply {
  return { kind: 'update', card, ...kept(checkIn) };
}

/** By what the private cards of a check-in are known. */
export function keepCheckIn({ id, swaps }: Pick<CheckIn, 'id' | 'swaps'>) {
  return keepAs('check-in', id, swaps);
}

function kept(checkIn: OwnShown['checkIn']) {
  return checkIn === undefined ? {} : { keep: keepCheckIn(checkIn) };
}
