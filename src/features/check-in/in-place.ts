import type { ParsedAction } from '../../card/action-id.ts';
import type { Card } from '../../card/card.ts';
import type { UpdateReply } from '../../port/reply.ts';
import type { CoupleContext } from '../context.ts';
import { updateKept } from './kept-replies.ts';
import { type OpenCheckIn, openCheckIn } from './open-check-in.ts';

/** Replaces the private card that was pressed; also where it is refused, so that no dead button stays. */
export async function inPlace(
  context: CoupleContext,
  action: ParsedAction,
  next: (open: OpenCheckIn) => Card | Promise<Card>,
): Promise<UpdateReply> {
  const open = await openCheckIn(context, action);
  if ('refusal' in open) return updateKept({ ...open, card: open.refusal });
  return updateKept({ card: await next(open), checkIn: open.checkIn });
}
