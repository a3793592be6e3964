import { isKept } from '../../model/appreciation.ts';
import type { CoupleId } from '../../model/couple.ts';
import type { Unshown } from '../../port/jobs.ts';
import type { Stores } from '../../port/store.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { retractLiving } from '../retract-living.ts';
import { livingAppreciation } from './living-appreciation.ts';
import { readView } from './read-view.ts';
import { removedCard } from './room-card.ts';

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
  const living = livingAppreciation(context, id);
  // Once it was posted, it changes only with its words: another job's work.
  const isToDo = isKept(view.appreciation) && (view.appreciation.message === null || !how.post);
  if (isToDo) await showLiving(context, living, how);
  const current = await readView(context, id);
  if (current === null || isKept(current.appreciation)) return;
  const { appreciation, couple, library } = current;
  await retractLiving(context, {
    ...living,
    room: couple.room,
    message: appreciation.message,
    blank: removedCard(library),
  });
}
