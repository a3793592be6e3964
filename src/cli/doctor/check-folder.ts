import { existsSync } from 'node:fs';
import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { inspectDataFolder } from '../../../adapters/postgres/inspect-data-folder.ts';
import { explainFailure } from '../explain-failure.ts';
import { type Finding, ok, problem, problemFrom, warning } from './finding.ts';

/** What the folder for the data is like. `holds` says whether there is a database in it that may be opened. */
export type FolderFound = { readonly finding: Finding; readonly holds: boolean };

const megabyte = 1024 * 1024;

/** A new database takes 40 MB, and its log more while it works. */
const least = 100 * megabyte;
const plenty = 500 * megabyte;

/** Looks at the data folder, and changes nothing in it. */
export async function checkFolder(dataDir: string): Promise<FolderFound> {
  const path = resolve(dataDir);
  try {
    const holds = inspectDataFolder(dataDir);
    const trouble = existsSync(path) ? await troubleIn(path) : await troubleToMake(path);
    if (trouble !== null) return { finding: trouble, holds: holds && trouble.status !== 'problem' };
    const says = holds ? `The data is in ${path}.` : `The first start makes a database in ${path}.`;
    return { finding: ok('data-folder', says), holds };
  } catch (error) {
    return { finding: problemFrom('data-folder', explainFailure(error)), holds: false };
  }
}

async function troubleToMake(path: string): Promise<Finding | null> {
  let parent = dirname(path);
  while (!existsSync(parent) && dirname(parent) !== parent) parent = dirname(parent);
  if (await mayWrite(parent)) return lackOfSpace(parent);
  const remedy = `Run: sudo install -d -o "$(id -un)" -m 700 ${path} – or name another folder in ATTUNE_DATA_DIR.`;
  return problem('data-folder', `Attune may not make the folder ${path}.`, remedy);
}

async function troubleIn(path: string): Promise<Finding | null> {
  const { uid, mode } = await stat(path);
  const me = process.getuid?.() ?? uid;
  // Whatever root writes there, the owner can't change afterwards.
  if (me === 0 && uid !== 0) {
    const remedy = `Ask as that user: sudo -u "#${uid}" npm run -s attune -- doctor`;
    return problem('data-folder', `${path} belongs to the user ${uid}, and this is root, so it is left alone.`, remedy);
  }
  if (!(await mayWrite(path))) {
    const remedy = `Run: sudo chown -R "$(id -un)" ${path} – or name another folder in ATTUNE_DATA_DIR.`;
    return problem('data-folder', `Attune may not write to ${path}.`, remedy);
  }
  const space = await lackOfSpace(path);
  if (space !== null) return space;
  if (process.platform === 'win32' || (mode & 0o077) === 0) return null;
  const says = `Others on this machine may look into ${path} (mode ${(mode & 0o777).toString(8)}).`;
  return warning('data-folder', says, `Run: chmod 700 ${path}`);
}

async function lackOfSpace(path: string): Promise<Finding | null> {
  const { bavail, bsize } = await statfs(path);
  const free = bavail * bsize;
  if (free >= plenty) return null;
  const says = `The disk of ${path} has ${Math.round(free / megabyte)} MB left.`;
  const remedy = `Free some space: Attune needs ${least / megabyte} MB to start, and ${plenty / megabyte} MB to go on for long.`;
  return free < least ? problem('data-folder', says, remedy) : warning('data-folder', says, remedy);
}

async function mayWrite(path: string): Promise<boolean> {
  return access(path, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}
