import { statfs } from 'node:fs/promises';

/** How much room is left on the disk of a folder (bytes); `null` where there is no such folder. */
export async function freeSpace(folder: string): Promise<number | null> {
  const disk = await statfs(folder).catch(() => null);
  return disk === null ? null : disk.bavail * disk.bsize;
}
