import type { AtAGlance } from '../at-a-glance.ts';
import { nextOf, readTimetable } from '../upcoming.ts';
import { asItStands } from './plan-steps.ts';

/** Where the next question of the rhythm stands in a journey. */
export const glance: AtAGlance = {
  coming: async (ahead) => {
    const { stores, library, couple } = ahead;
    const found = (await stores.journeys.running([couple.id])).get(couple.id);
    const title = library.journeys.get(found?.journey ?? '')?.title;
    if (found === undefined || title === undefined) return [];
    const question = nextOf(await readTimetable(ahead, couple), 'question');
    if (question === null) return [];
    const run = asItStands(found, await stores.checkIns.asked(couple.id));
    const place = { title, step: run.asked + 1, of: run.steps.length };
    return [{ at: question.comesAt, text: library.say('journey.coming', place) }];
  },
};
