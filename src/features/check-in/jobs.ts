import { asRevealed, stateOf } from '../../model/check-in.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import type { JobHandlers } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { livingCheckIn, postKey } from './living-check-in.ts';
import { livingReveal } from './living-reveal.ts';
import { nudge } from './nudge-job.ts';
import { postLate } from './post-late.ts';
import { readRoomView } from './read-room-view.ts';
import { talkCard } from './room-card.ts';
import { whisperReveal } from './whisper-reveal.ts';

export const jobs: JobHandlers<'post-check-in' | 'refresh-check-in' | 'whisper-reveal' | 'nudge'> = {
  'post-check-in': async (context, job) => {
    const view = await readRoomView(context, job.checkInId);
    if (view === null || view.couple.ending !== null) return;
    // Both have answered by command before it could be posted: then the reveal is the first that the room sees of it.
    if (asRevealed(view.checkIn) !== null) return show(context, job.checkInId);
    if (await postLate(context, job, view)) return;
    await showLiving(context, livingCheckIn(context, job.checkInId, job.by ?? null), { post: true });
    if (view.checkIn.mode === 'open') await postTalk(context, job.checkInId);
    await show(context, job.checkInId);
  },

  'refresh-check-in': (context, { checkInId }) => show(context, checkInId),

  'whisper-reveal': whisperReveal,

  nudge,
};

/** First the reveal, if there is one: a post wakes a thread that went to sleep, and the question's card leads to it. */
async function show(context: JobContext, checkInId: string): Promise<void> {
  await showLiving(context, livingReveal(context, checkInId), { post: true });
  try {
    await showLiving(context, livingCheckIn(context, checkInId), { post: false });
  } catch (error) {
    // Nobody waits for a card that says that a question is over: whoever presses it reads the same.
    const view = await readRoomView(context, checkInId);
    const isOver = view === null || stateOf(view.checkIn, context.now) !== 'open';
    if (!isOver || !(error instanceof PlatformError) || error.kind !== 'forbidden') throw error;
  }
}

/** Below an open question, the place to talk in. */
async function postTalk(context: JobContext, checkInId: string): Promise<void> {
  const view = await readRoomView(context, checkInId);
  const message = view?.checkIn.message ?? null;
  if (view === null || message === null || stateOf(view.checkIn, context.now) !== 'open') return;
  await context.post({ ...message.room, under: message.message }, talkCard(view.library), `${postKey(checkInId)}:talk`);
}
