import type { ReplyCase } from '../../model/result.ts';
import type { HelpedWay } from '../../model/way.ts';

/** Our sentence at a way to reply. What may hurt is not for laughing or cheering, but one can be in it together. */
export function wayWords<Part extends 'way' | 'line' | 'form-title'>(part: Part, way: HelpedWay, { glad }: ReplyCase) {
  return way === 'enjoy' && !glad ? (`respond.${part}-enjoy-gently` as const) : (`respond.${part}-${way}` as const);
}
