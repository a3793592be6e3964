import type { AllFeatures, Feature } from '../feature.ts';
import { glanceBack } from './glance.ts';
import { definitions } from './handlers.ts';
import { lookBackDue, offerJobs } from './offer.ts';
import { jobs, rituals } from './ritual.ts';

declare module '../../content/copy.ts' {
  interface CopyFiles {
    review: typeof import('../../../content/en/copy/review.json');
  }
}

/** A month looked back on: what there was of it, counted by the features that know. */
export function createReview(all: AllFeatures): Feature {
  const parts = () => all().flatMap(({ month }) => month ?? []);
  return {
    name: 'review',
    heading: 'together',
    definitions: definitions(parts),
    chores: [lookBackDue],
    jobs: { ...jobs(parts), ...offerJobs(parts) },
    rituals: rituals(parts),
    glance: glanceBack(parts),
  };
}
