import type { CoupleId } from '../../model/couple.ts';
import { type JourneyRun, newRun, withAsked } from '../../model/journey.ts';
import type { Job } from '../../port/jobs.ts';
import type { ChoreContext } from '../context.ts';
import type { Asked, NextQuestion, QuestionSource } from '../question-source.ts';
import { asItStands, journeysIn, nextStep, planSteps } from './plan-steps.ts';

/**
 * While a journey runs, the rhythm asks its next question. A couple whom the rhythm has never asked anything begins with
 * the one for new couples, with the very first question that comes by itself.
 */
export const questions: QuestionSource = {
  next: async (couples, context) => {
    const ids = couples.map(({ couple }) => couple.id);
    const running = new Map(await context.stores.journeys.running(ids));
    for (const run of await begin(couples, context)) running.set(run.coupleId, run);
    return new Map(couples.flatMap((asked) => nextOf(asked, running.get(asked.couple.id), context)));
  },
  asked: async (checkIns, { stores, now }) => {
    const running = await stores.journeys.running(checkIns.map(({ coupleId }) => coupleId));
    const runs = checkIns.flatMap((one): JourneyRun | [] => {
      const run = running.get(one.coupleId);
      if (run === undefined || one.because?.kind !== 'journey') return [];
      return withAsked(run, one.because.step, { checkIn: one.id, promptId: one.promptId }, now);
    });
    await stores.journeys.save(runs);
    // Its card says that it goes on, and then that it has come to its end: nothing in between.
    const changed = runs.filter(({ message, state }) => message === null || state !== 'running');
    await stores.jobs.enqueue(changed.map(({ id }): Job => ({ name: 'show-journey', runId: id })));
  },
};

function nextOf(
  { couple, library, history }: Asked,
  found: JourneyRun | undefined,
  { random }: ChoreContext,
): readonly (readonly [CoupleId, NextQuestion])[] {
  if (found === undefined) return [];
  const run = asItStands(found, history.asked);
  const prompt = nextStep(library, run, couple, history, random);
  if (prompt === null) return [];
  const place = { journey: run.journey, step: run.asked + 1, of: run.steps.length };
  return [[couple.id, { prompt, because: { kind: 'journey', ...place } }]];
}

/** Whoever wants a question at once on the first evening gets one that is easy to begin with; the journey can wait. */
async function begin(couples: readonly Asked[], { stores, newId, now }: ChoreContext): Promise<readonly JourneyRun[]> {
  const asked = couples.filter(({ by }) => by === 'rhythm');
  if (asked.length === 0) return [];
  const fresh = await stores.journeys.newAmong(asked.map(({ couple }) => couple.id));
  const runs = asked
    .filter(({ couple }) => fresh.has(couple.id))
    .flatMap(({ couple, library, history }): JourneyRun | [] => {
      const journey = journeysIn(library).find(({ newCouples }) => newCouples === true);
      const steps = journey === undefined ? [] : planSteps(library, journey, couple, history, now);
      if (journey === undefined || steps.length === 0) return [];
      return newRun({ id: newId(), coupleId: couple.id, journey: journey.id, by: null, steps }, now);
    });
  await stores.journeys.save(runs);
  return runs;
}
