import { note, text } from '../../card/card.ts';
import type { JourneyRunId } from '../../model/journey.ts';
import type { JobOf } from '../../port/jobs.ts';
import type { Stores } from '../../port/store.ts';
import { afterQuietForBoth } from '../../schedule/quiet-hours.ts';
import { unheard } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { livingJourney } from './living-journey.ts';

declare module '../../port/jobs.ts' {
  interface JobShapes {
    'show-journey': { readonly runId: JourneyRunId };
    'close-journey': { readonly runId: JourneyRunId };
  }
}

export const jobs: JobDefinitions<'show-journey' | 'close-journey'> = {
  'show-journey': {
    run: show,
    coupleOf,
  },
  'close-journey': { run: close, coupleOf },
};

/** What has ended before it could be posted is not posted any more. */
async function show(context: JobContext, { runId }: JobOf<'show-journey'>): Promise<void> {
  const run = await context.store.transaction(({ journeys }) => journeys.find(runId));
  await showLiving(context, livingJourney(context, runId), { post: run?.state === 'running' });
}

async function coupleOf({ journeys }: Stores, { runId }: { readonly runId: JourneyRunId }) {
  return (await journeys.find(runId))?.coupleId ?? null;
}

/**
 * What is left to say at the end, on a card of its own: nobody sees an edit of the first one. It comes in the quiet hours
 * of neither, and not while all rests.
 */
async function close(context: JobContext, job: JobOf<'close-journey'>): Promise<void> {
  const found = await whatToClose(context, job);
  if (found === null) return;
  const { say, journeys } = context.content.library(found.couple.partners[0].locale);
  const journey = journeys.get(found.run.journey);
  if (journey === undefined) return;
  await context.post(
    found.couple.room,
    {
      title: journey.title,
      tone: 'warm',
      elements: [text(journey.closing), note(say('journey.what-now'))],
    },
    `journey-end:${job.runId}`,
    unheard,
  );
}

/** `null` where there is nothing to say, or not yet: then it waits. */
async function whatToClose({ store, now }: JobContext, job: JobOf<'close-journey'>) {
  return store.transaction(async ({ journeys, couples, parked, jobs }) => {
    const run = await journeys.find(job.runId);
    const couple = run === null ? null : await couples.lock(run.coupleId);
    if (run === null || couple === null || couple.ending !== null) return null;
    const free = afterQuietForBoth(couple, now);
    if (couple.pause !== null) await parked.park(couple.id, job, now);
    else if (free > now) await jobs.enqueue([job], free);
    else return { run, couple };
    return null;
  });
}
