import type { Say } from '../../content/say.ts';
import type { File } from '../../port/reply.ts';
import { dataPage } from './data-page.ts';
import type { OwnData } from './own-data.ts';

/** The copy as two files with the same content: one for people, one for programs. */
export function dataFiles(say: Say, data: OwnData): readonly File[] {
  return [
    { name: 'attune-my-data.html', mediaType: 'text/html', text: dataPage(say, data) },
    { name: 'attune-my-data.json', mediaType: 'application/json', text: `${JSON.stringify(data, null, 2)}\n` },
  ];
}
