import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { archiveFormat, type Manifest, type TableMark, type Totals } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { linesOf } from './lines-of.ts';

/** How many rows are told at once. */
const batch = 500;

/** What is in a backup, in its order. */
export type Piece =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'rows'; readonly table: string; readonly rows: readonly string[] };

/**
 * Reads a backup to its end. Throws a `BackupError` where it is none, where it ends too early, or where it was changed;
 * the last two show only at the end.
 */
export async function* readArchive(path: string): AsyncGenerator<Piece, Totals> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  const hash = createHash('sha256');
  const found: Record<string, number> = {};
  let isFirst = true;
  let table = '';
  let rows: string[] = [];
  let last: string | null = null;
  try {
    for await (const line of linesOf(file.pipe(gunzip))) {
      // The last line is not part of what it proves: each is looked at when the next has come.
      const before = last;
      last = line;
      if (before === null) continue;
      hash.update(`${before}\n`);
      if (isFirst) {
        yield { kind: 'manifest', manifest: manifestFrom(before, path) };
        isFirst = false;
      } else if (before.startsWith('{')) {
        if (rows.length > 0) yield { kind: 'rows', table, rows };
        rows = [];
        table = (JSON.parse(before) as TableMark).table;
      } else {
        rows.push(before);
        found[table] = (found[table] ?? 0) + 1;
        if (rows.length < batch) continue;
        yield { kind: 'rows', table, rows };
        rows = [];
      }
    }
  } catch (error) {
    throw error instanceof BackupError ? error : unreadable(path, error);
  } finally {
    file.destroy();
  }
  if (rows.length > 0) yield { kind: 'rows', table, rows };
  const totals = totalsFrom(last, path);
  if (totals.sha256 !== hash.digest('hex') || JSON.stringify(totals.rows) !== JSON.stringify(found)) {
    throw new BackupError(`${path} was changed since it was made, or is damaged: its checksum is wrong. ${another}`);
  }
  return totals;
}

const another = 'Take another backup.';

function manifestFrom(line: string, path: string): Manifest {
  const format = parsed(line)?.['format'];
  if (format === archiveFormat) return parsed(line) as Manifest;
  if (typeof format === 'string' && format.startsWith('attune-backup-')) {
    throw new BackupError(`${path} was made by a newer Attune (${format}). Use that version to put it back.`);
  }
  throw new BackupError(`${path} is no backup of Attune's. Name a file that "attune backup" made.`);
}

function totalsFrom(line: string | null, path: string): Totals {
  const found = line === null ? null : parsed(line);
  if (typeof found?.['sha256'] === 'string') return found as Totals;
  throw new BackupError(`${path} ends too early: it was cut off while it was made or copied. ${another}`);
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function unreadable(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') {
    return new BackupError(`${path} ends too early: it was cut off while it was made or copied. ${another}`);
  }
  if (code === 'EISDIR' || (typeof code === 'string' && code.startsWith('Z_'))) {
    return new BackupError(`${path} is no backup of Attune's, or is damaged. Name a file that "attune backup" made.`);
  }
  return error;
}
