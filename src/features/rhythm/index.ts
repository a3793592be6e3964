import type { Feature } from '../feature.ts';
import { jobs } from './announce-rhythm.ts';
import { chores, definitions } from './definitions.ts';
import { own } from './own-rows.ts';

/** When questions come: chosen, skipped, paused, and asked in time. */
export const rhythm = { name: 'rhythm', definitions, chores, jobs, own } satisfies Feature;
