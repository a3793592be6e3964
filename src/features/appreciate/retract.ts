import { type MessageRef, sameRoom } from '../../model/place.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import { keyAfter } from '../living-card.ts';
import { isRefused } from '../refused.ts';
import { appreciationKey } from './living-appreciation.ts';
import type { View } from './read-view.ts';
import { removedCard } from './room-card.ts';

/**
 * Sees to it that what was taken back is not readable in the room any more, whatever became of its card, and without a
 * word to the other: it is removed; where it cannot be, a line that names nobody takes the place of the words; where a
 * thread sleeps, it is woken for it. Throws a `PlatformError` while the words may still stand there.
 */
export async function retract(context: JobContext, view: View): Promise<void> {
  for (const message of await places(context, view)) {
    if (await cleared(context, message, view)) continue;
    if (!(sameRoom(message.room, view.couple.room) && (await woken(context, message, view)))) {
      throw new PlatformError('forbidden', 'an appreciation that was taken back still stands in the room');
    }
  }
}

/** Everywhere it may stand: a card that could not be edited was posted anew, and the old one may not have gone yet. */
async function places(context: JobContext, view: View): Promise<readonly MessageRef[]> {
  const key = appreciationKey(view.appreciation.id);
  const known = view.appreciation.message;
  const first = await arrived(context, view, key);
  if (known === null && first !== null) {
    await context.store.transaction((stores) => stores.appreciations.setMessage(view.appreciation.id, first));
  }
  const found = new Map<string, MessageRef>();
  for (let at = [first, known]; at.length > 0; ) {
    const fresh = at.filter((one) => one !== null).filter(({ message }) => !found.has(message));
    for (const one of fresh) found.set(one.message, one);
    at = [];
    for (const one of fresh) at.push(await arrived(context, view, keyAfter({ key }, one)));
  }
  return [...found.values()];
}

/**
 * What was posted under a key; `null` where nothing was. A post may have arrived although no answer said so. The same
 * post once more finds it, where the platform knows it by its key; and if it never arrived, no words arrive now.
 */
async function arrived(context: JobContext, { couple, library }: View, key: string): Promise<MessageRef | null> {
  for (const one of [key, `${key}:plain`]) {
    const post = await context.store.transaction((stores) => stores.posts.find(one));
    if (post?.state === 'attempting') return context.post(couple.room, removedCard(library), one);
    if (post?.state === 'posted' && post.message !== null) return post.message;
  }
  return null;
}

/** Whether nothing of it can be read there any more. */
async function cleared(context: JobContext, message: MessageRef, view: View): Promise<boolean> {
  return (await tried(context, () => context.remove(message))) || isBlank(context, message, view);
}

/** "Gone" may mean that the room is out of sight: then the words may come into sight again with it. */
async function isBlank(context: JobContext, message: MessageRef, { library }: View): Promise<boolean> {
  return tried(context, () => context.edit(message, removedCard(library)));
}

/** Whether the platform did it; `false` where it will not. */
async function tried(context: JobContext, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (isForbidden(error) || isRefused(context, error)) return false;
    throw error;
  }
}

/** A post wakes a thread that went to sleep; then its messages can be changed again. */
async function woken(context: JobContext, message: MessageRef, view: View): Promise<boolean> {
  const { library, couple, appreciation } = view;
  try {
    const note = await context.post(couple.room, removedCard(library), `${appreciationKey(appreciation.id)}:wake`);
    const done = await cleared(context, message, view);
    await context.remove(note).catch(() => undefined);
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
