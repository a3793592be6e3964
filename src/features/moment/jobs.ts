import type { CoupleId } from '../../model/couple.ts';
import { isKeptMoment, isQuietMoment } from '../../model/moment.ts';
import type { Unshown } from '../../port/jobs.ts';
import type { Stores } from '../../port/store.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { retractLiving } from '../retract-living.ts';
import { livingMoment, readView } from './living-moment.ts';
import { postOnThisDay, refreshOnThisDay } from './post-on-this-day.ts';
import { removedCard } from './room-card.ts';

declare module '../../port/jobs.ts' {
  interface JobShapes {
    /** It was kept, or is back after it was taken away. */
    'post-moment': { readonly momentId: string };
    'refresh-moment': { readonly momentId: string };
  }
}

export const jobs: JobDefinitions<'post-moment' | 'refresh-moment' | 'post-on-this-day' | 'refresh-on-this-day'> = {
  'post-moment': { run: (context, { momentId }) => bring(context, momentId, true), coupleOf, unshown },
  'refresh-moment': { run: (context, { momentId }) => bring(context, momentId, false), coupleOf, unshown },
  'post-on-this-day': { run: postOnThisDay, coupleOf: async (_stores, { coupleId }) => coupleId },
  'refresh-on-this-day': { run: refreshOnThisDay, coupleOf: async (_stores, { coupleId }) => coupleId },
};

type About = { readonly momentId: string };

async function coupleOf({ moments }: Stores, { momentId }: About): Promise<CoupleId | null> {
  return (await moments.find(momentId))?.coupleId ?? null;
}

/** Who added it hears of it: it is not there, or it was taken away and still is. */
async function unshown({ moments }: Stores, { momentId: key }: About): Promise<Unshown | null> {
  const one = await moments.find(key);
  if (one === null) return null;
  const notice = isKeptMoment(one) && !isQuietMoment(one) ? 'moment-unshown' : 'moment-stuck';
  return { coupleId: one.coupleId, to: [one.side], notice, key };
}

/** What is in the list is shown as it is; what was taken away, or is kept quiet, is made to go from the room. */
async function bring(context: JobContext, id: string, post: boolean): Promise<void> {
  const living = livingMoment(context, id, post);
  await showLiving(context, living, { post });
  const view = await readView(context, id);
  if (view === null || (isKeptMoment(view.moment) && !isQuietMoment(view.moment))) return;
  const { moment, couple, library } = view;
  const { room } = couple;
  await retractLiving(context, { ...living, room, message: moment.message, blank: removedCard(library) });
}
