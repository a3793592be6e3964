import type { AllFeatures, Feature } from '../feature.ts';
import { jobs } from './announce-rhythm.ts';
import { chores, definitionsWith } from './definitions.ts';
import { glance } from './glance.ts';
import { held } from './held-rhythm.ts';
import { own } from './own-rows.ts';

/** When the rituals of all features come: chosen, skipped, paused, and done in time. */
export function createRhythm(features: AllFeatures) {
  const definitions = definitionsWith(() => features().flatMap((feature) => feature.glance ?? []));
  return { name: 'rhythm', heading: 'questions', definitions, chores, jobs, own, glance, held } satisfies Feature;
}
