import type { Card } from '../card/card.ts';
import type { PrivateReply } from '../port/reply.ts';

/** A card for the one who acted. */
export function privately(card: Card): PrivateReply {
  return { kind: 'private', card };
}
