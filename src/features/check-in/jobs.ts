import { asRevealed, type CheckInId, stateOf } from '../../model/check-in.ts';
import { type Side, sides } from '../../model/couple.ts';
import type { JobOf, Unshown } from '../../port/jobs.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { Stores } from '../../port/store.ts';
import { unheard } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { refreshHeld } from '../held-cards.ts';
import { showLiving } from '../living-card.ts';
import { livingCheckIn, postKey } from './living-check-in.ts';
import { livingReveal } from './living-reveal.ts';
import { nudge } from './nudge-job.ts';
import { postLate } from './post-late.ts';
import { readRoomView } from './read-room-view.ts';
import { talkCard } from './room-card.ts';
import { whisperReveal } from './whisper-reveal.ts';

declare module '../../port/jobs.ts' {
  interface JobShapes {
    /** `by` is the one who asked for it by hand. */
    'post-check-in': { readonly checkInId: CheckInId; readonly by?: Side };
    'refresh-check-in': { readonly checkInId: CheckInId };
    /** `waited`: it was put off until the end of quiet hours. */
    'whisper-reveal': { readonly checkInId: CheckInId; readonly side: Side; readonly waited?: true };
    nudge: { readonly checkInId: CheckInId; readonly side: Side };
  }
}

export const jobs: JobDefinitions<'post-check-in' | 'refresh-check-in' | 'whisper-reveal' | 'nudge'> = {
  'post-check-in': { run: postCheckIn, coupleOf, unshown: async (stores, job) => unshown(stores, job, true) },
  'refresh-check-in': {
    run: (context, { checkInId }) => show(context, checkInId),
    coupleOf,
    unshown: async (stores, job) => unshown(stores, job, false),
  },
  'whisper-reveal': { run: whisperReveal },
  nudge: { run: nudge },
};

async function postCheckIn(context: JobContext, job: JobOf<'post-check-in'>): Promise<void> {
  const view = await readRoomView(context, job.checkInId);
  if (view === null || view.couple.ending !== null) return;
  // Both have answered by command before it could be posted: then the reveal is the first that the room sees of it.
  if (asRevealed(view.checkIn) !== null) return show(context, job.checkInId);
  if (await postLate(context, job, view)) return;
  await showLiving(context, livingCheckIn(context, job.checkInId, job.by ?? null, view), { post: true });
  if (view.checkIn.mode === 'open') await postTalk(context, job.checkInId);
  // Its card has just been shown as it is: only if both have answered meanwhile is there anything else.
  const isRevealed = await context.store.transaction(async (stores) => {
    await refreshHeld(stores, 'check-in', job.checkInId, context.now);
    const latest = await stores.checkIns.find(job.checkInId);
    return latest !== null && asRevealed(latest) !== null;
  });
  if (isRevealed) await show(context, job.checkInId);
}

async function coupleOf({ checkIns }: Stores, { checkInId }: { readonly checkInId: CheckInId }) {
  return (await checkIns.find(checkInId))?.coupleId ?? null;
}

/** Whoever waits for a question, or for both answers, hears where they can be found. */
async function unshown(
  stores: Stores,
  { checkInId: key }: { readonly checkInId: CheckInId },
  isPost: boolean,
): Promise<Unshown | null> {
  const checkIn = await stores.checkIns.find(key);
  if (checkIn === null) return null;
  const { coupleId, revealMessage } = checkIn;
  if (asRevealed(checkIn) === null) return isPost ? { coupleId, to: sides, notice: 'question-unshown', key } : null;
  return revealMessage === null ? { coupleId, to: sides, notice: 'reveal-unshown', key } : null;
}

/**
 * First the reveal, if there is one: a post wakes a thread that went to sleep, and the question's card leads to it, as do
 * the private cards that become the reveal. Those need not wait for a room that is out of reach.
 */
async function show(context: JobContext, checkInId: string): Promise<void> {
  try {
    await showLiving(context, livingReveal(context, checkInId), { post: true });
  } finally {
    await context.store.transaction((stores) => refreshHeld(stores, 'check-in', checkInId, context.now));
  }
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
  const place = { ...message.room, under: message.message };
  await context.post(place, talkCard(view.library), `${postKey(checkInId)}:talk`, unheard);
}
