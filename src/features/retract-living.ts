import type { Card } from '../card/card.ts';
import { type MessageRef, type RoomRef, sameRoom } from '../model/place.ts';
import { PlatformError } from '../port/platform-error.ts';
import type { JobContext } from './context.ts';
import type { LivingCard } from './living-card.ts';
import { findPost, keyAfter } from './living-keys.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { isRefused } from './refused.ts';

/** A living card that was taken back. `place` hears of the first post if nobody knew where it stands. */
export type TakenBack = Pick<LivingCard, 'key' | 'place'> & {
  /** Where the couple is now. */
  readonly room: RoomRef;
  readonly message: MessageRef | null;
  /** What stands in the place of the words where nothing can be removed. */
  readonly blank: Card;
};

/**
 * Sees to it that what was taken back is not readable in the room any more, whatever became of its card, and without a
 * word to the other: it is removed; where it cannot be, a line that names nobody takes the place of the words; where a
 * thread sleeps, it is woken for it. Throws a `PlatformError` while the words may still stand there.
 */
export function retractLiving(context: JobContext, taken: TakenBack): Promise<void> {
  return oneAtATime(context.store, taken.key, () => retract(context, taken));
}

async function retract(context: JobContext, taken: TakenBack): Promise<void> {
  for (const message of await places(context, taken)) {
    if (await cleared(context, message, taken)) continue;
    if (!(sameRoom(message.room, taken.room) && (await woken(context, message, taken)))) {
      throw new PlatformError('forbidden', 'a card that was taken back still stands in the room');
    }
  }
}

/** Everywhere it may stand: a card that could not be edited was posted anew, and the old one may not have gone yet. */
async function places(context: JobContext, taken: TakenBack): Promise<readonly MessageRef[]> {
  const { key, message: known } = taken;
  const first = await arrived(context, taken, key);
  if (known === null && first !== null) await context.store.transaction((stores) => taken.place(stores, first));
  const found = new Map<string, MessageRef>();
  for (let at = [first, known]; at.length > 0; ) {
    const fresh = at.filter((one) => one !== null).filter(({ message }) => !found.has(message));
    for (const one of fresh) found.set(one.message, one);
    at = [];
    for (const one of fresh) at.push(await arrived(context, taken, keyAfter(key, one)));
  }
  return [...found.values()];
}

/**
 * What was posted under a key; `null` where nothing was. A post may have arrived although no answer said so. The same
 * post once more finds it, where the platform knows it by its key; and if it never arrived, no words arrive now.
 */
async function arrived(context: JobContext, { room, blank }: TakenBack, key: string): Promise<MessageRef | null> {
  const post = await findPost(context, key);
  if (post?.state === 'attempting') return context.post(room, blank, key);
  return post?.message ?? null;
}

/** Whether nothing of it can be read there any more. */
async function cleared(context: JobContext, message: MessageRef, taken: TakenBack): Promise<boolean> {
  return (await tried(context, () => context.remove(message))) || isBlank(context, message, taken.blank);
}

/** "Gone" may mean that the room is out of sight: then the words may come into sight again with it. */
async function isBlank(context: JobContext, message: MessageRef, blank: Card): Promise<boolean> {
  return tried(context, () => context.edit(message, blank));
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
async function woken(context: JobContext, message: MessageRef, taken: TakenBack): Promise<boolean> {
  try {
    const note = await context.post(taken.room, taken.blank, `${taken.key}:wake`);
    const done = await cleared(context, message, taken);
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
