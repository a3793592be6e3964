import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { fastParams, openInMemory } from '../../adapters/postgres/open-embedded.ts';
import { startQueue } from '../../adapters/postgres/queue.ts';
import { MemoryLog } from './memory-log.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'node_modules', '.cache', 'attune');

let snapshot: Promise<Blob> | undefined;

/**
 * An empty, migrated database as a data directory: made once per version of what makes it, and kept beside the
 * installed packages, because making it takes seconds and reading it does not.
 */
export function databaseSnapshot(): Promise<Blob> {
  snapshot ??= readOrMake();
  return snapshot;
}

let model: Promise<string> | undefined;

/** The same as a folder, to copy from. */
export function databaseModel(): Promise<string> {
  model ??= findOrMakeModel();
  return model;
}

async function readOrMake(): Promise<Blob> {
  const name = `database-${version()}`;
  const path = join(folder, `${name}.tar`);
  try {
    return new Blob([readFileSync(path)]);
  } catch {
    const made = await make();
    mkdirSync(folder, { recursive: true });
    for (const other of readdirSync(folder)) {
      // Another worker may be making the same.
      const old = other.startsWith('database-') && !other.startsWith(name);
      if (old) rmSync(join(folder, other), { recursive: true, force: true });
    }
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, new Uint8Array(await made.arrayBuffer()));
    renameSync(draft, path);
    return made;
  }
}

async function findOrMakeModel(): Promise<string> {
  const path = join(folder, `database-${version()}`);
  const loadDataDir = await databaseSnapshot();
  if (existsSync(path)) return path;
  const draft = `${path}.${process.pid}`;
  const lite = await PGlite.create({ fs: new NodeFS(draft), loadDataDir, startParams: fastParams });
  await lite.close();
  try {
    renameSync(draft, path);
  } catch (error) {
    // Another worker was faster.
    rmSync(draft, { recursive: true });
    if (!existsSync(path)) throw error;
  }
  return path;
}

async function make(): Promise<Blob> {
  const database = await openInMemory();
  const queue = await startQueue(database, new MemoryLog());
  await queue.stop();
  // A third of the size is a third of the time that every test takes to start.
  await database.lite.exec("update pg_database set datistemplate = false where datname like 'template%'");
  for (const template of ['template0', 'template1']) await database.lite.exec(`drop database ${template}`);
  await database.lite.exec('checkpoint');
  const dump = await database.lite.dumpDataDir('none');
  await database.close();
  return dump;
}

/** Changes with the migrations, the queue's set-up, and the packages. */
function version(): string {
  const hash = createHash('sha256');
  const postgres = join(root, 'adapters/postgres');
  const sources = readdirSync(join(postgres, 'migrations')).map((name) => join(postgres, 'migrations', name));
  for (const path of [
    ...sources.toSorted(),
    join(postgres, 'queue.ts'),
    join(postgres, 'open-embedded.ts'),
    import.meta.filename,
  ]) {
    hash.update(readFileSync(path));
  }
  for (const name of ['@electric-sql/pglite', 'pg-boss', 'kysely']) {
    hash.update(JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version);
  }
  return hash.digest('hex').slice(0, 16);
}
