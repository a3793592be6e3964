import type { Definition } from '../definition.ts';
import { definitions as change } from './change-handlers.ts';
import { definitions as jar } from './jar-handlers.ts';
import { definitions as write } from './write-handlers.ts';

export { jobs } from './jobs.ts';

/** Saying one thing that one values, and the jar in which these are kept. */
export const definitions: readonly Definition[] = [...write, ...change, ...jar];
