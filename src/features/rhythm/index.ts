import type { Feature } from '../feature.ts';
import { jobs } from './announce-rhythm.ts';
import { chores, definitions } from './definitions.ts';
import { glance } from './glance.ts';
import { held } from './held-rhythm.ts';
import { own } from './own-rows.ts';

/** When the rituals of all features come: chosen, skipped, paused, and done in time. */
export const rhythm = {
  name: 'rhythm',
  heading: 'questions',
  definitions,
  chores,
  jobs,
  own,
  glance,
  held,
} satisfies Feature;
