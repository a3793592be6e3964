import type { Feature } from '../feature.ts';
import { chores } from './chores.ts';
import { follows, notice } from './follows.ts';
import { glance } from './glance.ts';
import { held } from './held-check-in.ts';
import { jobs } from './jobs.ts';
import { month } from './month.ts';
import { news } from './news.ts';
import { nowDefinitions } from './now-handlers.ts';
import { openDefinitions } from './open-commands.ts';
import { own } from './own-rows.ts';
import { passDefinitions } from './pass-handlers.ts';
import { pickDefinitions } from './pick-handlers.ts';
import { rankDefinitions } from './rank-handlers.ts';
import { readDefinitions } from './read-handlers.ts';
import { rituals } from './rituals.ts';
import { swapDefinition } from './swap-handlers.ts';
import { wholeDefinitions } from './whole-handlers.ts';
import { writeDefinitions } from './write-handlers.ts';

/** The sealed question: asked, answered, passed, swapped, revealed. */
export const checkIn = {
  name: 'check-in',
  heading: 'questions',
  definitions: [
    ...nowDefinitions,
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
  rituals,
  own,
  follows,
  notice,
  glance,
  held: [held],
  news,
  month,
} satisfies Feature;
