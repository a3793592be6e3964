import type { Feature } from '../feature.ts';
import { chores } from './chores.ts';
import { follows } from './follows.ts';
import { glance } from './glance.ts';
import { definitions } from './handlers.ts';
import { jobs } from './jobs.ts';
import { own } from './own-rows.ts';
import { questions } from './source.ts';

declare module '../../content/copy.ts' {
  interface CopyFiles {
    journey: typeof import('../../../content/en/copy/journey.json');
  }
}

/** Questions in an order, with a beginning and an end, on the usual rhythm. */
export const journey = {
  name: 'journey',
  heading: 'questions',
  definitions,
  questions,
  chores,
  jobs,
  own,
  follows,
  glance,
} satisfies Feature;
