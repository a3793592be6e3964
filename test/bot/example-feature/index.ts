import type { Feature } from '../../../src/features/feature.ts';
import { jobs } from './post-toast.ts';
import { raise } from './raise.ts';

declare module '../../../src/content/copy.ts' {
  interface CopyFiles {
    toast: typeof import('./toast.json');
  }
}

/** A glass raised to the two of them. */
export const toast = { name: 'toast', heading: 'together', definitions: [raise], jobs } satisfies Feature;
