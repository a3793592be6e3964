import { accessSync, constants, existsSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseFailure } from './database-failure.ts';

/** The PostgreSQL inside PGlite. Each one opens the folders of its own version alone. */
export const postgresVersion = '18';

/**
 * Looks at a data folder before anything is changed in it, and says whether it holds a database: `false` means that
 * one may be made there. Throws a `DatabaseFailure` if what is there is not whole or can't be opened. PGlite by itself
 * would make a new database over one whose `PG_VERSION` is missing.
 */
export function inspectDataFolder(dataDir: string): boolean {
  const path = resolve(dataDir);
  const found = statOf(path);
  if (found === null) return false;
  if (!found.isDirectory()) throw noFolder(path);
  refuseMoved(path);
  const outside = namesIn(path).filter((name) => parts.includes(name));
  if (outside.length > 1) throw wrongLevel(path, outside);

  const folder = join(path, 'postgres');
  const inside = statOf(folder);
  if (inside === null) {
    refuseCutOff(path);
    return false;
  }
  if (!inside.isDirectory()) throw noFolder(folder);
  const names = namesIn(folder);
  if (names.length === 0) return false;
  refuseHalf(folder, names);
  refuseOther(folder);
  refuseClosed(folder);
  return true;
}

/** What every database has, of which none is ever empty, so that no copy may leave it out. */
const parts = ['PG_VERSION', 'base', 'global', 'pg_wal', 'pg_xact', 'pg_multixact'];

/** The file that says where the data of a folder went. */
export const movedMark = 'moved.txt';

function refuseMoved(path: string): void {
  const mark = join(path, movedMark);
  if (!existsSync(mark)) return;
  const [sentence = ''] = readFileSync(mark, 'utf8').split('\n');
  const remedy = `What was written since is there alone. To go on with this folder as it was then, remove ${mark}.`;
  throw new DatabaseFailure('moved', sentence, remedy);
}

/** Where a restored database is, as a whole, for the moment before it takes its place. */
export const restoredFolder = 'postgres.restored';

function refuseCutOff(path: string): void {
  const restored = join(path, restoredFolder);
  if (!existsSync(restored)) return;
  const remedy = `Do it: mv ${restored} ${join(path, 'postgres')} – what was there before is in ${path} too, set aside.`;
  throw new DatabaseFailure('cut-off', `A restore of ${path} was cut off at its last step.`, remedy);
}

function refuseHalf(folder: string, names: readonly string[]): void {
  const missing = [
    ...parts.filter((name) => !names.includes(name)),
    ...[join('global', 'pg_control'), 'postgresql.conf'].filter((name) => !existsSync(join(folder, name))),
  ];
  if (missing.length > 0) {
    throw new DatabaseFailure(
      'half-restored',
      `The folder ${folder} holds only a part of a database (without ${missing.join(', ')}).`,
      `Nothing was changed. ${restore}`,
    );
  }
  if (namesIn(join(folder, 'pg_wal')).some((name) => /^[0-9A-F]{24}$/.test(name))) return;
  throw new DatabaseFailure(
    'missing-log',
    `The folder ${folder} has no write-ahead log (${join('pg_wal', '0000…')}), without which the database can't be opened.`,
    `Nothing was changed. ${restore}`,
  );
}

function refuseOther(folder: string): void {
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== postgresVersion) {
    throw new DatabaseFailure(
      'other-version',
      `The folder ${folder} was made by PostgreSQL ${/^[\w.]{1,9}$/.test(version) ? version : '?'}, and this Attune has ${postgresVersion}.`,
      'Nothing was changed. With the version of Attune that made it, run "attune backup"; then with this one "attune restore FILE --replace".',
    );
  }
  const control = readFileSync(join(folder, 'global', 'pg_control'));
  // The version of the file itself stands behind the number of the system.
  if (control.length >= 512 && control.readUInt32LE(8) === Number(postgresVersion) * 100) return;
  throw new DatabaseFailure(
    'damaged',
    `The control file of the database is damaged (${join(folder, 'global', 'pg_control')}).`,
    `Nothing was changed. ${restore}`,
  );
}

/** Every file, so that nothing is begun that ends at the one which a restore left to somebody else. */
function refuseClosed(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    try {
      accessSync(path, constants.R_OK | constants.W_OK);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') continue;
      if (code === 'EROFS') throw readOnly(folder);
      throw notPermitted(path, folder);
    }
  }
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code === 'ENOTDIR') throw noFolder(dirname(path));
    throw code === 'EACCES' || code === 'EPERM' ? noWay(path) : error;
  }
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EACCES' || code === 'EPERM' ? notPermitted(path, path) : error;
  }
}

const restore =
  'Put the whole folder back from one backup, all files of one moment; or move it away, and Attune begins with a new one.';

function noFolder(path: string): DatabaseFailure {
  return new DatabaseFailure(
    'not-a-folder',
    `${path} is a file, and Attune keeps its data in a folder.`,
    'Move that file away, or name another folder in ATTUNE_DATA_DIR.',
  );
}

function wrongLevel(path: string, found: readonly string[]): DatabaseFailure {
  return new DatabaseFailure(
    'wrong-level',
    `The files of a database lie in ${path} itself (${found.join(', ')}).`,
    `Nothing was changed. Move them into ${join(path, 'postgres')}, or set ATTUNE_DATA_DIR to the folder above.`,
  );
}

function notPermitted(path: string, folder: string): DatabaseFailure {
  return new DatabaseFailure(
    'not-permitted',
    `Attune may not read and write ${path}.`,
    `Nothing was changed. Give it to the user who runs Attune: sudo chown -R "$(id -un)" ${folder}`,
  );
}

/** The folder above is somebody else's, and may hold much more than this. */
function noWay(path: string): DatabaseFailure {
  return new DatabaseFailure(
    'not-permitted',
    `Attune may not look into ${dirname(path)}.`,
    'Let the user who runs Attune in there, or name another folder in ATTUNE_DATA_DIR.',
  );
}

function readOnly(folder: string): DatabaseFailure {
  return new DatabaseFailure(
    'read-only',
    `The disk of ${folder} can only be read.`,
    'Make it writable (a disk with errors is often mounted read-only), or name another folder in ATTUNE_DATA_DIR.',
  );
}
