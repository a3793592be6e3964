import type { JobOf } from '../../port/jobs.ts';
import { afterQuietForBoth } from '../../schedule/quiet-hours.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { livingOffer, type OfferKey } from './living-offer.ts';
import { wasDeleted } from './was-deleted.ts';

declare module '../../port/jobs.ts' {
  interface JobShapes {
    'show-offer': OfferKey;
  }
}

/** An offer that cannot be shown is given up without a word: what it offers stands in the settings. */
export const jobs: JobDefinitions<'show-offer'> = {
  'show-offer': { run: show, coupleOf: async (_stores, { coupleId }) => coupleId },
};

async function show(context: JobContext, job: JobOf<'show-offer'>): Promise<void> {
  const what = await whatToDo(context, job);
  if (what === 'wait' || (await wasDeleted(context, job))) return;
  await showLiving(context, livingOffer(context, job), { post: what === 'post' });
}

/**
 * A new one comes in the quiet hours of neither, and not while all rests: it waits until that is over. What was decided,
 * or ended, before it was posted is only looked for: an earlier try may have arrived.
 */
async function whatToDo({ store, now }: JobContext, job: JobOf<'show-offer'>): Promise<'post' | 'refresh' | 'wait'> {
  return store.transaction(async ({ couples, offers, parked, jobs }) => {
    const couple = await couples.lock(job.coupleId);
    const offer = await offers.find(job.coupleId, job.ritual);
    if (couple === null || couple.ending !== null || offer?.open !== true) return 'refresh';
    if (offer.message !== null) return 'post';
    const free = afterQuietForBoth(couple, now);
    if (couple.pause !== null) await parked.park(couple.id, job, now);
    else if (free > now) await jobs.enqueue([job], free);
    else return 'post';
    return 'wait';
  });
}
