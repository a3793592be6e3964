import type { AllFeatures, Feature } from '../feature.ts';
import { chores } from './chores.ts';
import { follows } from './follows.ts';
import { glance } from './glance.ts';
import { held } from './held-check-in.ts';
import { jobs } from './jobs.ts';
import { month } from './month.ts';
import { news } from './news.ts';
import { createNow } from './now-handlers.ts';
import { openDefinitions } from './open-commands.ts';
import { own } from './own-rows.ts';
import { passDefinitions } from './pass-handlers.ts';
import { pickDefinitions } from './pick-handlers.ts';
import { rankDefinitions } from './rank-handlers.ts';
import { readDefinitions } from './read-handlers.ts';
import { createRituals } from './rituals.ts';
import { swapDefinition } from './swap-handlers.ts';
import { wholeDefinitions } from './whole-handlers.ts';
import { writeDefinitions } from './write-handlers.ts';

/** The sealed question: asked, answered, passed, swapped, revealed. Features with questions of their own have a say in it. */
export function createCheckIn(all: AllFeatures) {
  const sources = () => all().flatMap(({ questions }) => questions ?? []);
  return {
    name: 'check-in',
    heading: 'questions',
    definitions: [
      ...createNow(sources),
      ...openDefinitions,
      ...writeDefinitions,
      ...pickDefinitions,
      ...rankDefinitions,
      ...wholeDefinitions,
      ...passDefinitions,
      swapDefinition,
      ...readDefinitions,
    ],
    chores,
    jobs,
    rituals: createRituals(sources),
    own,
    follows,
    glance,
    held: [held],
    news,
    month,
  } satisfies Feature;
}
