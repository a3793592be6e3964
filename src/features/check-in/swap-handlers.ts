import { type Card, text } from '../../card/card.ts';
import { swapLimit } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { type OpenCheckIn, openCheckIn, refused } from './open-check-in.ts';
import { ownCard } from './own-cards.ts';
import { swapQuestion } from './swap-question.ts';

/**
 * Swaps the question. Pressed in the room, the card there changes by itself; pressed on a private card (a third
 * argument says so), that card shows the new question.
 */
export const swapDefinition: ActionDefinition = {
  kind: 'action',
  name: 'check-in.swap',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const open = await openCheckIn(context, action);
    if ('refusal' in open) return privately(open.refusal);
    const swapped = await swap(context, open);
    if ('refusal' in swapped) return privately(swapped.refusal);
    return action.args[2] === undefined ? { kind: 'nothing' } : { kind: 'update', card: swapped.card };
  },
};

/** The new question as its own private card, or why it could not be swapped. */
export async function swap(context: CoupleContext, open: OpenCheckIn): Promise<{ card: Card } | { refusal: Card }> {
  const { checkIn } = open;
  if (checkIn.answeredAt.some((at) => at !== null)) return refused(context, 'check-in.refused-swap-answered');
  if (checkIn.swaps >= swapLimit) return refused(context, 'check-in.refused-swap-limit', { most: swapLimit });
  const next = await swapQuestion(context, checkIn);
  const prompt = next === null ? undefined : context.library.prompts.get(next.promptId);
  if (next === null || prompt === undefined) return refused(context, 'check-in.refused-swap-none');
  const lead = text(context.say('check-in.swapped-private'));
  return { card: ownCard(context, { checkIn: next, prompt, answer: null, lead }) };
}
