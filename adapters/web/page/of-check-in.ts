import { actionsOn } from '../actions-on.ts';
import type { WireCard } from '../wire.ts';

/**
 * Whether a card is a check-in's, as far as its buttons tell: other things that two people do also ask, and also show what
 * both said. A card without buttons may be one.
 */
export function isOfCheckIn(card: WireCard): boolean {
  return actionsOn(card).every((action) => /^(check-in|respond)\./.test(action));
}
