import { loadContent } from '../../adapters/files/load-content.ts';
import type { Content } from '../../src/content/library.ts';

let shipped: Promise<Content> | undefined;

/** All of `content/`, read and checked once for the tests of a worker: it takes a tenth of a second, and nobody changes it. */
export function shippedContent(): Promise<Content> {
  shipped ??= loadContent('content');
  return shipped;
}
