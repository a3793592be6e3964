import { sameRoom } from '../../model/place.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import type { JobHandlers } from '../definition.ts';
import { nudge } from './nudge-job.ts';
import { looksSame, readRoomView } from './read-room-view.ts';
import { type RoomView, roomCard, talkCard } from './room-card.ts';

export const jobs: JobHandlers<'post-check-in' | 'refresh-check-in' | 'nudge'> = {
  'post-check-in': async (context, { checkInId }) => {
    const view = await readRoomView(context, checkInId);
    if (view === null || view.couple.ending !== null) return;
    const key = postKey(checkInId);
    // What an earlier try has posted may show an earlier state, and the platform knows it by its key.
    const isFirst = view.checkIn.message === null && (await findPost(context, key)) === null;
    const message = view.checkIn.message ?? (await context.post(view.couple.room, roomCard(view), key));
    await context.store.transaction((stores) => stores.checkIns.setMessage(checkInId, message));
    if (view.checkIn.mode === 'open') {
      const below = { ...message.room, under: message.message };
      await context.post(below, talkCard(view.library), `${key}:talk`);
    }
    if (!isFirst) await edit(context, { ...view, checkIn: { ...view.checkIn, message } });
    // Somebody may have answered or swapped while it was being posted, when there was no message to edit.
    await settle(context, view);
  },

  'refresh-check-in': async (context, { checkInId }) => {
    const view = await readRoomView(context, checkInId);
    if (view === null) return;
    if (view.checkIn.message === null) return showUntold(context, view);
    await edit(context, view);
    await settle(context, view);
  },

  nudge,
};

/** Edits until the card shows what the database says: two jobs may overtake each other, and the last look wins. */
async function settle(context: JobContext, shown: RoomView): Promise<void> {
  const current = await readRoomView(context, shown.checkIn.id);
  if (current === null || current.checkIn.message === null || looksSame(shown, current)) return;
  await edit(context, current);
  await settle(context, current);
}

async function edit(context: JobContext, view: RoomView): Promise<void> {
  const { message, id } = view.checkIn;
  if (message === null) return;
  try {
    await context.edit(message, roomCard(view));
  } catch (error) {
    if (!isLost(error, !sameRoom(message.room, view.couple.room))) throw error;
    await context.store.transaction((stores) => stores.checkIns.setMessage(id, null));
    await showAgain(context, { ...view, checkIn: { ...view.checkIn, message: null } });
  }
}

/** The message was deleted, or stands in a room that the couple has left. */
function isLost(error: unknown, moved: boolean): boolean {
  return error instanceof PlatformError && (error.kind === 'gone' || (moved && error.kind === 'forbidden'));
}

/**
 * A check-in without a message: not posted yet, then its post will show everything; posted a moment ago and about to be
 * told so, then that post is its card; or its card was deleted.
 */
async function showUntold(context: JobContext, view: RoomView): Promise<void> {
  const first = await findPost(context, postKey(view.checkIn.id));
  if (first?.state !== 'posted' || first.message === null) return;
  await edit(context, { ...view, checkIn: { ...view.checkIn, message: first.message } });
}

/** After its card was deleted, only a reveal is worth a new one. */
async function showAgain(context: JobContext, view: RoomView): Promise<void> {
  const { id, revealedAt } = view.checkIn;
  if (revealedAt === null) return;
  const message = await context.post(view.couple.room, roomCard(view), `${postKey(id)}:reveal`);
  await context.store.transaction((stores) => stores.checkIns.setMessage(id, message));
}

function findPost({ store }: JobContext, key: string) {
  return store.transaction((stores) => stores.posts.find(key));
}

function postKey(checkInId: string): string {
  return `check-in:${checkInId}`;
}
