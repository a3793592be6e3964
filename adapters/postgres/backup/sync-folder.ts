import { open } from 'node:fs/promises';

/** Brings the names in a folder to the disk: what was made or renamed in it is there after a power cut. */
export async function syncFolder(path: string): Promise<void> {
  // Windows has no way to do it.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
