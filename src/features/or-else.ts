import type { Card } from '../card/card.ts';
import type { MessageRef } from '../model/place.ts';
import type { JobContext } from './context.ts';
import { isLasting } from './refused.ts';

/** Does something else where the platform will not do it; only what may pass is thrown. */
export async function orElse(
  context: JobContext,
  work: () => Promise<void>,
  otherwise: () => Promise<void> = async () => {},
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isLasting(context, error)) throw error;
    await otherwise();
  }
}

/** What can still be done about a card that is not kept up any more: it says so, or goes. Nothing depends on it. */
export function leave(context: JobContext, message: MessageRef, stub: Card): Promise<void> {
  return orElse(
    context,
    () => context.edit(message, stub),
    () => orElse(context, () => context.remove(message)),
  );
}
