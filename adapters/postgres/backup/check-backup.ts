import type { Manifest, Totals } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { readArchive } from './read-archive.ts';

/** A backup that is whole. */
export type Checked = { readonly manifest: Manifest; readonly totals: Totals & { readonly total: number } };

/** Reads a backup from its first line to its last. Throws a `BackupError` if anything is wrong with it. */
export async function checkBackup(path: string): Promise<Checked> {
  const pieces = readArchive(path);
  let manifest: Manifest | null = null;
  for (;;) {
    const { done, value } = await pieces.next();
    if (done !== true) {
      if (value.kind === 'manifest') manifest = value.manifest;
      continue;
    }
    if (manifest === null) throw new BackupError(`${path} is no backup of Attune's.`);
    const total = Object.values(value.rows).reduce((sum, rows) => sum + rows, 0);
    return { manifest, totals: { ...value, total } };
  }
}
