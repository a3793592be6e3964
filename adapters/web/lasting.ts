import { createHash } from 'node:crypto';
import type { PageFile } from './page-files.ts';

/**
 * Moves files to addresses that change with what they hold, so that a browser may keep them and never mixes two
 * versions: `/page/main.ts` goes to `/page/1a2b3c4d5e6f/main.ts`. All below one folder move together, and so may refer
 * to each other by relative addresses.
 *
 * @param folder The folder's address, with a slash at both ends
 */
export function lasting(folder: string, files: ReadonlyMap<string, PageFile>): Lasting {
  const hash = createHash('sha256');
  for (const [path, { body }] of files) hash.update(`${path}\n${body.length}\n${body}`);
  const versioned = `${folder}${hash.digest('hex').slice(0, 12)}/`;
  const move = (path: string) => path.replace(folder, versioned);
  return {
    files: new Map([...files].map(([path, file]) => [move(path), { ...file, lasts: true }])),
    pointTo: (html) => html.replaceAll(`"${folder}`, `"${versioned}`),
  };
}

export type Lasting = {
  readonly files: ReadonlyMap<string, PageFile>;
  /** Makes the attributes of a document point to the files where they are now. */
  pointTo(html: string): string;
};
