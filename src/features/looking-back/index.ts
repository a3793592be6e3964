import type { Feature } from '../feature.ts';
import { followUps as picksUp } from './follow-ups.ts';
import { yearAgo as again } from './year-ago.ts';

/** Questions that pick up what the two once answered. */
export const followUps = { name: 'follow-ups', questions: picksUp } satisfies Feature;

/** This day a year ago: the same question again. */
export const yearAgo = { name: 'year-ago', questions: again } satisfies Feature;
