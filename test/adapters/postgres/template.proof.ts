import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test, vi } from 'vitest';
import { fastParams } from '../../../adapters/postgres/open-embedded.ts';
import { makeNewCluster } from '../../../adapters/postgres/template/new-cluster.ts';
import { readTemplate } from '../../../adapters/postgres/template/template.ts';

vi.setConfig({ testTimeout: 180_000 });

/** The number of the database and when it was made: each one's own. */
const ofItsOwn = ['global/pg_control', 'pg_wal/000000010000000000000001'];

test('the template is what the installed PGlite makes, byte for byte but for when it was made', async () => {
  process.env['TZ'] = 'UTC';
  const work = await mkdtemp(join(tmpdir(), 'attune-cluster-'));
  const folder = join(work, 'postgres');
  await makeNewCluster(folder, fastParams);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  const { files } = await readTemplate();
  expect(files.map(({ path }) => path)).toEqual(paths.toSorted());
  const differ: string[] = [];
  for (const { path, size, content } of files) {
    const made = await readFile(join(folder, path));
    if (!made.equals(Buffer.concat([content], size))) differ.push(path);
    expect(made.length).toBe(size);
  }
  expect(differ.filter((path) => !ofItsOwn.includes(path))).toEqual([]);
  await rm(work, { recursive: true });
});
