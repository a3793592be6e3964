import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncPath } from './sync-path.ts';
import { readTemplate, unpackTemplate } from './template/template.ts';

/**
 * Makes PGlite's folder if it is not there, or empty, of the template that Attune comes with. It is made under another
 * name, brought to the disk file by file and then renamed: cut off at any moment, it either is there as a whole or is
 * made anew by the next start.
 */
export async function makeDataFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.length > 0) return;
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await unpackTemplate(await readTemplate(), draft);
  await syncTree(draft);
  await rename(draft, folder);
  await syncPath(dirname(folder));
}

async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  // Side by side: a disk that turns brings many to itself in one go.
  await Promise.all([folder, ...entries.map(({ parentPath, name }) => join(parentPath, name))].map(syncPath));
}
