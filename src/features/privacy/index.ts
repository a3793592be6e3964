import type { Feature } from '../feature.ts';
import { askToForget, exportMine, forgetMe, keepMe, showPrivacy } from './handlers.ts';

export { dataFiles } from './data-files.ts';
export { exportOwnData, type OwnData } from './export-own-data.ts';

/** What is kept about a person: to see, to take along, to have erased. */
export const privacy = {
  name: 'privacy',
  definitions: [showPrivacy, exportMine, askToForget, forgetMe, keepMe],
} satisfies Feature;
