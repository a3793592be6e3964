import { afterQuietForBoth } from '../../schedule/quiet-hours.ts';
import type { AtAGlance } from '../at-a-glance.ts';

/** Where the next question of the rhythm stands in a journey. */
export const glance: AtAGlance = {
  coming: async ({ stores, library: { say, journeys }, couple }) => {
    const run = (await stores.journeys.running([couple.id])).get(couple.id);
    const title = journeys.get(run?.journey ?? '')?.title;
    const question = run === undefined ? null : await stores.rituals.find(couple.id, 'question');
    if (run === undefined || title === undefined || question === null) return [];
    if (!question.on || question.nextAt === null) return [];
    const place = { title, step: run.asked + 1, of: run.steps.length };
    return [{ at: afterQuietForBoth(couple, question.nextAt), text: say('journey.coming', place) }];
  },
};
