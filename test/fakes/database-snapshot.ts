import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openInMemory } from '../../adapters/postgres/open-embedded.ts';
import { startQueue } from '../../adapters/postgres/queue.ts';
import { MemoryLog } from './memory-log.ts';

const root = resolve(import.meta.dirname, '../..');

let snapshot: Promise<Blob> | undefined;

/**
 * An empty, migrated database as a data directory: made once per version of what makes it, and kept beside the
 * installed packages, because making it takes seconds and reading it does not.
 */
export function databaseSnapshot(): Promise<Blob> {
  snapshot ??= readOrMake();
  return snapshot;
}

async function readOrMake(): Promise<Blob> {
  const folder = join(root, 'node_modules', '.cache', 'attune');
  const path = join(folder, `database-${version()}.tar`);
  try {
    return new Blob([readFileSync(path)]);
  } catch {
    const made = await make();
    mkdirSync(folder, { recursive: true });
    for (const old of readdirSync(folder))
      if (/^database-.*\.tar$/.test(old)) rmSync(join(folder, old), { force: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, new Uint8Array(await made.arrayBuffer()));
    renameSync(draft, path);
    return made;
  }
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
  const folder = join(root, 'adapters/postgres');
  const sources = readdirSync(join(folder, 'migrations')).map((name) => join(folder, 'migrations', name));
  for (const path of [
    ...sources.toSorted(),
    join(folder, 'queue.ts'),
    join(folder, 'open-embedded.ts'),
    import.meta.filename,
  ]) {
    hash.update(readFileSync(path));
  }
  for (const name of ['@electric-sql/pglite', 'pg-boss', 'kysely']) {
    hash.update(JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version);
  }
  return hash.digest('hex').slice(0, 16);
}
