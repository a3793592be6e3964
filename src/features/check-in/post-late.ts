import { latenessLimit } from '../../model/check-in.ts';
import { minute } from '../../model/instant.ts';
import type { Job } from '../../port/jobs.ts';
import { afterQuietForBoth } from '../../schedule/quiet-hours.ts';
import type { JobContext } from '../context.ts';
import { postKey } from './living-check-in.ts';
import type { RoomView } from './room-card.ts';

/** A post that comes this much later than it was wanted has waited for something: the rules of time hold for it again. */
const delay = 10 * minute;

/**
 * Looks at a question whose post had to wait, because the platform or Attune was away: it is not posted in the quiet
 * hours of either, but after them; and if that is too late, it is left out. Returns whether one of the two happened.
 * What somebody has answered meanwhile is posted whenever it can be.
 */
export async function postLate(
  context: JobContext,
  job: Extract<Job, { name: 'post-check-in' }>,
  view: RoomView,
): Promise<boolean> {
  const { checkIn, couple } = view;
  const isWaiting = checkIn.message === null && checkIn.answeredAt.every((at) => at === null);
  if (!isWaiting || context.now - checkIn.openedAt < delay) return false;
  const before = await context.store.transaction((stores) => stores.posts.find(postKey(checkIn.id)));
  if (before?.state === 'posted') return false;
  const at = afterQuietForBoth(couple, context.now);
  if (at - checkIn.openedAt > latenessLimit) {
    await leaveOut(context, view);
    return true;
  }
  if (at <= context.now) return false;
  await context.store.transaction((stores) => stores.jobs.enqueue([job], at));
  return true;
}

/** The question closes unseen and may come again another time; `/checkin next` says that one was left out. */
async function leaveOut({ store, now }: JobContext, { checkIn, couple }: RoomView): Promise<void> {
  await store.transaction(async (stores) => {
    const latest = await stores.checkIns.lock(checkIn.id);
    if (latest === null || latest.answeredAt.some((at) => at !== null)) return;
    await stores.checkIns.save({ ...latest, closesAt: Math.min(latest.closesAt, now), nudgeAt: null });
    await stores.checkIns.unask(couple.id, latest.promptId);
    if (latest.origin === 'asked') return;
    const ritual = await stores.rituals.find(couple.id, latest.origin);
    if (ritual !== null && ritual.lastSkip === null) {
      await stores.rituals.save([{ ...ritual, lastSkip: { dueAt: latest.openedAt, why: 'late' } }]);
    }
  });
}
