import type { AllFeatures, Feature } from '../feature.ts';
import { askToForget, exportMine, forgetMe, keepMe, showPrivacy } from './handlers.ts';

export { dataFiles } from './data-files.ts';
export { forgetPerson } from './forget-person.ts';
export { type OwnCopy, readOwnData } from './own-data.ts';

/** What is kept about a person, by every feature: to see, to take along, to have erased. */
export function createPrivacy(features: AllFeatures): Feature {
  return {
    name: 'privacy',
    heading: 'yours',
    definitions: [showPrivacy, exportMine(features), askToForget, forgetMe(features), keepMe],
  };
}
