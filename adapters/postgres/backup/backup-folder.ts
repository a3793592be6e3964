import { readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { day } from '../../../src/model/instant.ts';

/** `nightly` ones are made by themselves, `upgrade` ones before the tables are changed, the others when a host asks. */
export type BackupKind = 'nightly' | 'upgrade' | 'asked';

export type BackupFile = {
  readonly path: string;
  readonly kind: BackupKind;
  /** When it was begun. */
  readonly made: Date;
  /** In bytes. */
  readonly size: number;
};

/** Where backups are, unless a host names another place. */
export function backupFolderIn(dataDir: string): string {
  return resolve(dataDir, 'backups');
}

/** `attune-nightly-2026-11-29T03-23-00Z.jsonl.gz`: of a kind, what is newer sorts behind what is older. */
export function backupName(kind: BackupKind, made: Date): string {
  return `attune-${kind}-${made.toISOString().replace(/\.\d+/, '').replaceAll(':', '-')}.jsonl.gz`;
}

const pattern =
  /^attune-(?<kind>nightly|upgrade|asked)-(?<date>\d{4}-\d\d-\d\d)T(?<h>\d\d)-(?<m>\d\d)-(?<s>\d\d)Z\.jsonl\.gz$/;

/** The backups in a folder, newest first. A folder that is not there has none. */
export async function listBackups(folder: string): Promise<readonly BackupFile[]> {
  const names = await namesIn(folder);
  const found = await Promise.all(names.map((name) => backupFrom(folder, name)));
  return found.filter((file) => file !== null).toSorted((one, other) => other.made.getTime() - one.made.getTime());
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

async function backupFrom(folder: string, name: string): Promise<BackupFile | null> {
  const { kind, date, h, m, s } = pattern.exec(name)?.groups ?? {};
  if (kind === undefined) return null;
  const path = join(folder, name);
  const { size } = await stat(path);
  return { path, kind: kind as BackupKind, made: new Date(`${date}T${h}:${m}:${s}Z`), size };
}

/** How long what was made before an upgrade is kept (ms): what is forgotten meanwhile stays in it for so long. */
const upgradeLife = 30 * day;

/** How long what was cut off while it was written lies there (ms). */
const draftLife = day;

/**
 * Removes the nightly backups but for the newest `keep`, those from before an upgrade that are older than a month, and
 * what was cut off. What a host asked for stays. Returns the backups that were removed.
 */
export async function pruneBackups(folder: string, keep: number, now: number): Promise<readonly BackupFile[]> {
  const backups = await listBackups(folder);
  const old = [
    ...backups.filter(({ kind }) => kind === 'nightly').slice(keep),
    ...backups.filter(({ kind, made }) => kind === 'upgrade' && now - made.getTime() > upgradeLife),
  ];
  for (const { path } of old) await rm(path, { force: true });
  for (const name of (await namesIn(folder)).filter((one) => one.endsWith('.jsonl.gz.part'))) {
    const path = join(folder, name);
    if (now - (await stat(path)).mtimeMs > draftLife) await rm(path, { force: true });
  }
  return old;
}
