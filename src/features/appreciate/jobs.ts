import { isKept } from '../../model/appreciation.ts';
import type { CoupleId } from '../../model/couple.ts';
import { type MessageRef, sameRoom } from '../../model/place.ts';
import type { Unshown } from '../../port/jobs.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { Stores } from '../../port/store.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { isRefused } from '../refused.ts';
import { livingAppreciation } from './living-appreciation.ts';
import { readView, type View } from './read-view.ts';
import { retract } from './retract.ts';
import { roomCard } from './room-card.ts';

declare module '../../port/jobs.ts' {
  interface JobShapes {
    'post-appreciation': { readonly appreciationId: string };
    'refresh-appreciation': { readonly appreciationId: string };
  }
}

export const jobs: JobDefinitions<'post-appreciation' | 'refresh-appreciation'> = {
  'post-appreciation': {
    run: (context, { appreciationId }) => bring(context, appreciationId, { post: true }),
    coupleOf,
    unshown,
  },
  'refresh-appreciation': {
    run: (context, { appreciationId }) => bring(context, appreciationId, { post: false }),
    coupleOf,
    unshown,
  },
};

type About = { readonly appreciationId: string };

async function coupleOf({ appreciations }: Stores, { appreciationId }: About): Promise<CoupleId | null> {
  return (await appreciations.find(appreciationId))?.coupleId ?? null;
}

/** Its author hears of it: what they said is not there, or what they took back still is. */
async function unshown({ appreciations }: Stores, { appreciationId: key }: About): Promise<Unshown | null> {
  const one = await appreciations.find(key);
  if (one === null) return null;
  const notice = one.words === null ? 'take-back-stuck' : 'appreciation-unshown';
  return { coupleId: one.coupleId, to: [one.side], notice, key };
}

/** What is in the jar is shown as it is; what was taken back is made to go. It may be taken back while it is being posted. */
async function bring(context: JobContext, id: string, how: { post: boolean }): Promise<void> {
  const view = await readView(context, id);
  if (view === null) return;
  const { message } = view.appreciation;
  if (isKept(view.appreciation)) {
    const isElsewhere = message !== null && !sameRoom(message.room, view.couple.room);
    if (isElsewhere && !how.post) await mend(context, message, view);
    // Once it was posted, it changes only with its words: another job's work.
    else if (message === null || !how.post) await showLiving(context, livingAppreciation(context, id), how);
  }
  const current = await readView(context, id);
  if (current !== null && !isKept(current.appreciation)) await retract(context, current);
}

/** It stays in a channel that the couple has left, and follows its words as far as that channel lets it. */
async function mend(context: JobContext, message: MessageRef, view: View): Promise<void> {
  const { appreciation, couple, library } = view;
  if (!isKept(appreciation) || couple.ending !== null) return;
  try {
    await context.edit(message, roomCard(library, couple, appreciation));
  } catch (error) {
    const isShut = error instanceof PlatformError && (error.kind === 'gone' || error.kind === 'forbidden');
    if (!(isShut || isRefused(context, error))) throw error;
  }
}
