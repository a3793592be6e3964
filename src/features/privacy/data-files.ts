import type { Say } from '../../content/say.ts';
import type { File } from '../../port/reply.ts';
import type { Feature } from '../feature.ts';
import { dataPage } from './data-page.ts';
import type { OwnCopy } from './own-data.ts';

/** The copy as two files with the same content: one for people, one for programs. */
export function dataFiles(features: readonly Feature[], say: Say, copy: OwnCopy): readonly File[] {
  return [
    { name: 'attune-my-data.html', mediaType: 'text/html', text: dataPage(features, say, copy) },
    { name: 'attune-my-data.json', mediaType: 'application/json', text: `${JSON.stringify(copy.data, null, 2)}\n` },
  ];
}
