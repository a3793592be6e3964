import { note, text } from '../../card/card.ts';
import type { JourneyRunId } from '../../model/journey.ts';
import type { JobOf } from '../../port/jobs.ts';
import type { Stores } from '../../port/store.ts';
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

/** What is left to say at the end, on a card of its own: nobody sees an edit of the first one. */
async function close(context: JobContext, { runId }: JobOf<'close-journey'>): Promise<void> {
  const found = await context.store.transaction(async ({ journeys, couples }) => {
    const run = await journeys.find(runId);
    const couple = run === null ? null : await couples.find(run.coupleId);
    return run === null || couple === null || couple.ending !== null ? null : { run, couple };
  });
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
    `journey-end:${runId}`,
    unheard,
  );
}
