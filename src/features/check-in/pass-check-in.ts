import { type CheckIn, type PassKind, withPass } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';

/**
 * Records that this partner leaves a question. Nothing is enqueued: the card in the room must not even be edited,
 * or a pass would show. "Not today" lets the question come back once it has closed.
 */
export async function passCheckIn(context: CoupleContext, checkIn: CheckIn, kind: PassKind): Promise<CheckIn> {
  const { stores, couple, side } = context;
  const before = checkIn.passed[side];
  if (before === kind) return checkIn;
  const next = withPass(checkIn, side, kind);
  await stores.checkIns.save(next);
  if (kind === 'never' || before === 'never') {
    await stores.checkIns.setNever(couple.id, side, checkIn.promptId, kind === 'never');
  }
  return next;
}
