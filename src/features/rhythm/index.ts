import type { AllFeatures, Feature } from '../feature.ts';
import { jobs } from './announce-rhythm.ts';
import { choresFor, definitions } from './definitions.ts';
import { own } from './own-rows.ts';

/** When the rituals of all features come: chosen, skipped, paused, and done in time. */
export function createRhythm(features: AllFeatures) {
  const rituals = () => features().flatMap((feature) => feature.rituals ?? []);
  return { name: 'rhythm', definitions, chores: choresFor(rituals), jobs, own } satisfies Feature;
}
