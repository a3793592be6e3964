import type { Feature } from '../feature.ts';
import { inItsTime as questions } from './source.ts';

/** Questions for the turn of the year, a season, a birthday, an anniversary. */
export const inItsTime = { name: 'in-its-time', questions } satisfies Feature;
