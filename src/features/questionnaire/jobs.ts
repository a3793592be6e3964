import { sides } from '../../model/couple.ts';
import type { JobOf, Unshown } from '../../port/jobs.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { Stores } from '../../port/store.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { retractLiving } from '../retract-living.ts';
import { livingInvitation, livingTogether, type MeetingKey, takenBack } from './living-meeting.ts';

declare module '../../port/jobs.ts' {
  interface JobShapes {
    'show-meeting': MeetingKey;
  }
}

export const jobs: JobDefinitions<'show-meeting'> = {
  'show-meeting': { run: showMeeting, coupleOf: async (_stores, { coupleId }) => coupleId, unshown },
};

/** First what both see, if they do: the card that invites then leads to it. */
async function showMeeting(context: JobContext, job: JobOf<'show-meeting'>): Promise<void> {
  await showLiving(context, livingTogether(context, job), { post: true });
  // It may be taken back while it is being posted.
  const taken = await takenBack(context, job);
  if (taken !== null) await retractLiving(context, taken);
  try {
    await showLiving(context, livingInvitation(context, job), { post: true });
  } catch (error) {
    // Nobody waits for a card that says that an invitation is over: whoever presses it reads the same.
    const meeting = await context.store.transaction((stores) => stores.meetings.find(job.meetingId));
    const isOver = meeting === null || meeting.metAt !== null || meeting.closedAt !== null;
    if (!isOver || !(error instanceof PlatformError) || error.kind !== 'forbidden') throw error;
  }
}

/** Whoever waits to see both hears how to. */
async function unshown({ meetings }: Stores, { coupleId, meetingId: key }: MeetingKey): Promise<Unshown | null> {
  const meeting = await meetings.find(key);
  if (meeting === null || meeting.metAt === null) return null;
  if (meeting.closedAt !== null) return { coupleId, to: sides, notice: 'sharing-stuck', key };
  if (meeting.metMessage !== null) return null;
  return { coupleId, to: sides, notice: `${meeting.questionnaire}-unshown`, key };
}
