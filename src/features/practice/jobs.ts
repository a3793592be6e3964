import { type Side, sides } from '../../model/couple.ts';
import { endingOf, type SessionId } from '../../model/practice/session.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { isLasting } from '../refused.ts';
import { livingPage } from './living-page.ts';
import { readView } from './read-view.ts';
import { lastCard } from './room-card.ts';

declare module '../../port/jobs.ts' {
  interface JobShapes {
    /** `by` is the one who acted. While both are there nobody is told of a card. */
    'show-practice': { readonly sessionId: SessionId; readonly by?: Side; readonly bothAreThere?: boolean };
  }
}

export const jobs: JobDefinitions<'show-practice'> = {
  'show-practice': {
    run: (context, { sessionId, by, bothAreThere = false }) => {
      const absent = bothAreThere ? [] : sides.filter((side) => side !== by);
      return oneAtATime(context.store, `practice:${sessionId}`, () => show(context, sessionId, absent));
    },
    coupleOf: async ({ practices }, { sessionId }) => (await practices.find(sessionId))?.coupleId ?? null,
    unshown: async ({ practices }, { sessionId: key }) => {
      const session = await practices.find(key);
      if (session === null || endingOf(session) !== null) return null;
      return { coupleId: session.coupleId, to: sides, notice: 'practice-unshown', key };
    },
  },
};

/** What is over first, so that there is never more than one card on which it goes on. */
async function show(context: JobContext, id: SessionId, absent: readonly Side[]): Promise<void> {
  const view = await readView(context, id);
  if (view === null) return;
  const last = lastCard(view.session);
  const over = [...Array(last).keys()].filter((index) => !view.places.some((one) => one.page === index && one.settled));
  const stuck: number[] = [];
  for (const index of over) if (!(await settle(context, id, index))) stuck.push(index);
  const isOver = endingOf(view.session) !== null;
  if (isOver) await settle(context, id, last);
  else await showLiving(context, livingPage(context, id, last, absent), { post: true });
  // A post wakes a thread that went to sleep.
  for (const index of stuck) await settle(context, id, index);
}

/** Brings a page to its last look. Nobody waits for it: whoever presses what still stands there reads that it is over. */
async function settle(context: JobContext, id: SessionId, index: number): Promise<boolean> {
  try {
    await showLiving(context, livingPage(context, id, index, []), { post: false });
  } catch (error) {
    if (!isLasting(context, error)) throw error;
    return false;
  }
  await context.store.transaction((stores) => stores.practices.settle(id, index));
  return true;
}
