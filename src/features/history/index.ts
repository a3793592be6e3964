import type { Feature } from '../feature.ts';
import { definitions } from './handlers.ts';

/** What both have shown each other, to look back on. */
export const history = { name: 'history', heading: 'questions', definitions } satisfies Feature;
