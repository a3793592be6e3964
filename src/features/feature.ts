import type { Chore, Definition, JobDefinitions } from './definition.ts';

/**
 * One thing that a couple can do, and all that there is to know about it: the registry lists features, and whatever
 * concerns all of them walks that list and names none.
 */
export type Feature = {
  readonly name: string;
  /** Its commands, actions and forms; commands show in this order. */
  readonly definitions?: readonly Definition[];
  /** What time brings. */
  readonly chores?: readonly Chore[];
  readonly jobs?: Partial<JobDefinitions>;
};
