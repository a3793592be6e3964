import type { Feature } from '../feature.ts';
import { askDefinitions } from './ask-handlers.ts';
import { readDefinitions } from './read-handlers.ts';

declare module '../../content/copy.ts' {
  interface CopyFiles {
    learn: typeof import('../../../content/en/copy/learn.json');
  }
}

/** Lessons on what makes two people feel close, each for oneself. Nothing is kept of what somebody read. */
export const learn = {
  name: 'learn',
  heading: 'ideas',
  definitions: [...readDefinitions, ...askDefinitions],
} satisfies Feature;
