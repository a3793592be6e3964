import type { ParsedAction } from '../../card/action-id.ts';
import type { Card } from '../../card/card.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';

/** Replaces the private card that was pressed; also where it is refused, so that no dead button stays. */
export function inPlace(
  name: string,
  next: (context: CoupleContext, action: ParsedAction, value: string | undefined) => Promise<Card>,
): ActionDefinition {
  return {
    kind: 'action',
    name,
    who: 'partner',
    ack: 'update',
    run: async (context: CoupleContext, action, value) => ({
      kind: 'update',
      card: await next(context, action, value),
    }),
  };
}
