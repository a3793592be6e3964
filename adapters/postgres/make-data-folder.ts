import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { LastWords } from './last-words.ts';

/**
 * Makes PGlite's folder if it is not there, or empty. It is made under another name, brought to the disk file by file and then
 * renamed: cut off at any moment, it either is there as a whole or is made anew by the next start. PGlite starts the
 * new database once, with `startParams`.
 */
export async function makeDataFolder(folder: string, startParams: string[], words: LastWords): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.length > 0) return;
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const lite = await PGlite.create({ fs: new NodeFS(draft), startParams, onStderr: words.hear });
  await lite.close();
  await syncTree(draft);
  await rename(draft, folder);
  await sync(dirname(folder));
}

async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else if (entry.isFile()) await sync(path);
  }
  await sync(folder);
}

async function sync(path: string): Promise<void> {
  // Windows has no way to bring a folder to the disk, nor to sync what is open for reading only.
  if (process.platform === 'win32') return;
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
