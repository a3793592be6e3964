import type { Definition } from '../definition.ts';
import { nowDefinitions } from './now-handlers.ts';
import { openDefinitions } from './open-commands.ts';
import { passDefinitions } from './pass-handlers.ts';
import { pickDefinitions } from './pick-handlers.ts';
import { readDefinitions } from './read-handlers.ts';
import { swapDefinition } from './swap-handlers.ts';
import { wholeDefinitions } from './whole-handlers.ts';
import { writeDefinitions } from './write-handlers.ts';

export { chores } from './chores.ts';
export { jobs } from './jobs.ts';

/** The sealed question: asked, answered, passed, swapped, revealed. */
export const definitions: readonly Definition[] = [
  ...nowDefinitions,
  ...openDefinitions,
  ...writeDefinitions,
  ...pickDefinitions,
  ...wholeDefinitions,
  ...passDefinitions,
  swapDefinition,
  ...readDefinitions,
];
