import type { AllFeatures, Feature } from '../feature.ts';
import { answerOffer } from './answer-offer.ts';
import { follows, notice } from './follows.ts';
import { jobs } from './jobs.ts';

declare module '../../content/copy.ts' {
  interface CopyFiles {
    rituals: typeof import('../../../content/en/copy/rituals.json');
  }
}

/** Which rituals of all features a couple has: offered once, and switched on and off. */
export function createRituals(features: AllFeatures) {
  const rituals = () => features().flatMap((feature) => feature.rituals ?? []);
  return { name: 'rituals', definitions: [answerOffer(rituals)], jobs, follows, notice } satisfies Feature;
}
