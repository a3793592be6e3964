import { stateOf } from '../../model/check-in.ts';
import type { JobContext } from '../context.ts';
import type { JobHandlers } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { livingCheckIn, postKey } from './living-check-in.ts';
import { nudge } from './nudge-job.ts';
import { postLate } from './post-late.ts';
import { readRoomView } from './read-room-view.ts';
import { talkCard } from './room-card.ts';

export const jobs: JobHandlers<'post-check-in' | 'refresh-check-in' | 'nudge'> = {
  'post-check-in': async (context, job) => {
    const view = await readRoomView(context, job.checkInId);
    if (view === null || view.couple.ending !== null) return;
    if (await postLate(context, job, view)) return;
    await showLiving(context, livingCheckIn(context, job.checkInId), { post: true });
    if (view.checkIn.mode === 'open') await postTalk(context, job.checkInId);
  },

  'refresh-check-in': (context, { checkInId }) =>
    showLiving(context, livingCheckIn(context, checkInId), { post: false }),

  nudge,
};

/** Below an open question, the place to talk in. */
async function postTalk(context: JobContext, checkInId: string): Promise<void> {
  const view = await readRoomView(context, checkInId);
  const message = view?.checkIn.message ?? null;
  if (view === null || message === null || stateOf(view.checkIn, context.now) !== 'open') return;
  await context.post({ ...message.room, under: message.message }, talkCard(view.library), `${postKey(checkInId)}:talk`);
}
