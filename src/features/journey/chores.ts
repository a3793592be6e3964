import { stateOf } from '../../model/check-in.ts';
import { day } from '../../model/instant.ts';
import { type JourneyRunId, later, over } from '../../model/journey.ts';
import { afterQuietForBoth } from '../../schedule/quiet-hours.ts';
import type { ChoreContext } from '../context.ts';
import type { Chore } from '../definition.ts';
import { asItStands } from './plan-steps.ts';

const batch = 50;

/** Brings a journey to its end once its last question has been answered, or has closed; never in quiet hours. */
const endJourneys: Chore = {
  name: 'end-journeys',
  batch,
  run: async (context) => {
    const due = await context.stores.journeys.due(context.now, batch);
    // In one order everywhere, so that two processes never wait for each other.
    for (const { id, coupleId } of due.toSorted((a, b) => (a.coupleId < b.coupleId ? -1 : 1))) {
      await end(context, id, coupleId);
    }
    return due.length;
  },
};

export const chores: readonly Chore[] = [endJourneys];

async function end({ stores, now }: ChoreContext, id: JourneyRunId, coupleId: string): Promise<void> {
  const couple = await stores.couples.lock(coupleId);
  const run = couple === null ? null : await stores.journeys.find(id);
  if (couple === null || run === null || run.closesAt === null || run.closesAt > now) return;
  if (couple.ending !== null || couple.pause !== null) return stores.journeys.save([later(run, now + day)]);
  const stands = asItStands(run, await stores.checkIns.asked(coupleId));
  if (stands !== run && (await stores.journeys.running([coupleId])).size === 0) {
    return stores.journeys.save([stands]);
  }
  const last = run.last === null ? null : await stores.checkIns.find(run.last.checkIn);
  if (last !== null && last.mode === 'sealed' && stateOf(last, now) === 'open') {
    return stores.journeys.save([later(run, now + day)]);
  }
  const at = afterQuietForBoth(couple, now);
  if (at > now) return stores.journeys.save([later(run, at)]);
  await stores.journeys.save([over(run)]);
  await stores.jobs.enqueue([{ name: 'close-journey', runId: id }]);
}
