import type { Feature } from '../feature.ts';
import { answerOffer } from './answer-offer.ts';
import { follows } from './follows.ts';
import { jobs } from './jobs.ts';

declare module '../../content/copy.ts' {
  interface CopyFiles {
    rituals: typeof import('../../../content/en/copy/rituals.json');
  }
}

/** Rituals that a couple has not got: each is offered once. */
export const rituals = { name: 'rituals', definitions: [answerOffer], jobs, follows } satisfies Feature;
