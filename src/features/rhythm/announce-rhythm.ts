import type { CoupleId } from '../../model/couple.ts';
import { type Instant, minute } from '../../model/instant.ts';
import type { JobOf } from '../../port/jobs.ts';
import { afterQuietForBoth } from '../../schedule/quiet-hours.ts';
import { unheard } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { readTimetable } from '../upcoming.ts';
import { pausedCard, rhythmCard } from './cards.ts';

/** One that comes this much later than it was wanted has waited for something: nobody is up for it any more. */
const delay = 10 * minute;

declare module '../../port/jobs.ts' {
  interface JobShapes {
    /** `at`: when it was wanted, by which a job that had to wait knows it. */
    'announce-rhythm': { readonly coupleId: CoupleId; readonly key: string; readonly at?: Instant };
  }
}

export const jobs: JobDefinitions<'announce-rhythm'> = {
  'announce-rhythm': { run: post, coupleOf: async (_stores, { coupleId }) => coupleId },
};

/**
 * Posts how the rhythm stands when the job runs: the newest word, not the one that was enqueued. What had to wait,
 * because the platform or Attune was away, does not come in the quiet hours of either.
 */
async function post(context: JobContext, job: JobOf<'announce-rhythm'>): Promise<void> {
  const { store, content, now } = context;
  const { coupleId, key, at = now } = job;
  const found = await store.transaction(async (stores) => {
    const couple = await stores.couples.find(coupleId);
    return couple === null ? null : { couple, timetable: await readTimetable({ ...context, stores }, couple) };
  });
  if (found === null || found.couple.ending !== null) return;
  const { couple, timetable } = found;
  if (couple.pause !== null && couple.pause.why !== 'asked') return;
  const free = now - at < delay ? now : afterQuietForBoth(couple, now);
  if (free > now) return store.transaction((stores) => stores.jobs.enqueue([job], free));
  const { say } = content.library(couple.partners[0].locale);
  const card = couple.pause === null ? rhythmCard(say, couple, timetable) : pausedCard(say, couple);
  // It names both for the sake of their times, and one of them has just done it.
  await context.post(couple.room, card, key, unheard);
}
