import { open } from 'node:fs/promises';

/** Brings a file, or the names in a folder, to the disk: what was written, made or renamed is there after a power cut. */
export async function syncPath(path: string): Promise<void> {
  // Windows has no way to bring a folder to the disk, nor to sync what is open for reading only.
  if (process.platform === 'win32') return;
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
