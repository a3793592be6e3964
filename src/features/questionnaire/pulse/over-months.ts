import type { Element } from '../../../card/card.ts';
import type { MetView } from '../kind.ts';

/** The picture of both over the months; nothing while there is nothing to draw it with. */
export function overMonths(_view: MetView): readonly Element[] {
  return [];
}
