import { type MessageRef, sameRoom } from '../../model/place.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import { isRefused } from '../refused.ts';
import { appreciationKey } from './living-appreciation.ts';
import type { View } from './read-view.ts';
import { roomCard } from './room-card.ts';

/**
 * Sees to it that what was taken back is not readable in the room any more, whatever became of its card: a note takes
 * the place of the words; where the card cannot be changed, it is removed; where a thread sleeps, it is woken for it.
 * Throws a `PlatformError` while the words may still stand there.
 */
export async function retract(context: JobContext, view: View): Promise<void> {
  const { appreciation } = view;
  const message = appreciation.message ?? (await arrived(context, view));
  if (message === null) return;
  if (await cleared(context, message, view)) return;
  if (!(sameRoom(message.room, view.couple.room) && (await woken(context, message, view)))) {
    throw new PlatformError('forbidden', 'an appreciation that was taken back still stands in the room');
  }
}

/**
 * Its post may have arrived although no answer said so. The same post once more finds it, where the platform knows it by
 * its key; and if it never arrived, it is a note that arrives.
 */
async function arrived(context: JobContext, { appreciation, couple, library }: View): Promise<MessageRef | null> {
  const key = appreciationKey(appreciation.id);
  const plain = `${key}:plain`;
  for (const one of [key, plain]) {
    const post = await context.store.transaction((stores) => stores.posts.find(one));
    if (post === null) continue;
    if (post.state === 'posted' && post.message === null) continue;
    const message =
      post.state === 'posted'
        ? post.message
        : await context.post(couple.room, roomCard(library, couple, appreciation), one);
    await context.store.transaction((stores) => stores.appreciations.setMessage(appreciation.id, message));
    return message;
  }
  return null;
}

/** Whether nothing of it can be read there any more. */
async function cleared(
  context: JobContext,
  message: MessageRef,
  { appreciation, couple, library }: View,
): Promise<boolean> {
  try {
    await context.edit(message, roomCard(library, couple, appreciation));
    return true;
  } catch (error) {
    if (error instanceof PlatformError && error.kind === 'gone') return isRemoved(context, message);
    if (!isForbidden(error) && !isRefused(context, error)) throw error;
    return isRemoved(context, message);
  }
}

/** "Gone" may mean that the room is out of sight: the removal says so too, and counts. */
async function isRemoved(context: JobContext, message: MessageRef): Promise<boolean> {
  try {
    await context.remove(message);
    return true;
  } catch (error) {
    if (isForbidden(error) || isRefused(context, error)) return false;
    throw error;
  }
}

/** A post wakes a thread that went to sleep; then its messages can be changed again. */
async function woken(context: JobContext, message: MessageRef, view: View): Promise<boolean> {
  const { library, couple, appreciation } = view;
  const card = roomCard(library, couple, appreciation);
  try {
    const note = await context.post(couple.room, card, `${appreciationKey(appreciation.id)}:wake`);
    const done = await cleared(context, message, view);
    if (done) await context.remove(note).catch(() => undefined);
    return done;
  } catch (error) {
    if (!isRefused(context, error)) throw error;
    // There are no words in it that could be the reason: it is tried on, for a day.
    throw new PlatformError('unavailable', 'what was taken back cannot be taken out of the room now', { cause: error });
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof PlatformError && error.kind === 'forbidden';
}
