import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ContentText } from '../../src/content/parse-content.ts';

/** Reads every JSON file of every language below `folder`. The generated schemas beside the languages are left out. */
export async function readContentTexts(folder: string): Promise<readonly ContentText[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: relative(folder, file).split(sep).join('/') }))
    .filter(({ path }) => path.includes('/') && !path.startsWith('schema/'));
  return Promise.all(files.map(async ({ file, path }) => ({ path, text: await readFile(file, 'utf8') })));
}
