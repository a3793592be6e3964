import type { Journey } from '../../content/schema/journey.ts';
import { type JourneyRun, left, newRun } from '../../model/journey.ts';
import type { CoupleContext } from '../context.ts';
import { planSteps } from './plan-steps.ts';

/** The one that goes on; `null` if none does. */
export async function runningOf({ stores, couple }: CoupleContext): Promise<JourneyRun | null> {
  return (await stores.journeys.running([couple.id])).get(couple.id) ?? null;
}

/** What each journey would ask this couple now; those that would ask too little are left out. */
export async function offered(context: CoupleContext, all: readonly Journey[]): Promise<readonly Offer[]> {
  const { stores, couple, library, now } = context;
  const [asked, never] = [await stores.checkIns.asked(couple.id), await stores.checkIns.never(couple.id)];
  return all
    .map((journey) => ({ journey, steps: planSteps(library, journey, couple, { asked, never }, now) }))
    .filter(({ steps }) => steps.length > 0);
}

export type Offer = { readonly journey: Journey; readonly steps: readonly string[] };

/** Begins one; another that went on gives way to it. */
export async function start(context: CoupleContext, { journey, steps }: Offer): Promise<void> {
  const { stores, couple, side, now, newId } = context;
  const before = await runningOf(context);
  if (before !== null) await leave(context, before);
  const run = newRun({ id: newId(), coupleId: couple.id, journey: journey.id, by: side, steps }, now);
  await stores.journeys.save([run]);
  await stores.jobs.enqueue([{ name: 'show-journey', runId: run.id }]);
}

/** Ends it for both, without a question asked. What was answered stays. */
export async function leave({ stores }: Pick<CoupleContext, 'stores'>, run: JourneyRun): Promise<void> {
  await stores.journeys.save([left(run)]);
  await stores.jobs.enqueue([{ name: 'show-journey', runId: run.id }]);
}
