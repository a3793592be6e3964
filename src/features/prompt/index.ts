import type { Feature } from '../feature.ts';
import { definitions } from './handlers.ts';

/** A question on a theme of one's choice. */
export const prompt = { name: 'prompt', heading: 'questions', definitions } satisfies Feature;
