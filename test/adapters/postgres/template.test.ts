import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectDataFolder, postgresVersion } from '../../../adapters/postgres/inspect-data-folder.ts';
import { makeDataFolder } from '../../../adapters/postgres/make-data-folder.ts';
import {
  ownTemplate,
  packTemplate,
  readTemplate,
  unpackTemplate,
} from '../../../adapters/postgres/template/template.ts';
import { explainFailure } from '../../../src/cli/explain-failure.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-template-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the template of the database', () => {
  test('was made by the PGlite that is installed; else: npm run template', async () => {
    const { madeBy } = await readTemplate();
    const { dependencies } = JSON.parse(await readFile(resolve(import.meta.dirname, '../../../package.json'), 'utf8'));
    expect(madeBy).toEqual({ pglite: dependencies['@electric-sql/pglite'], postgres: postgresVersion });
  });

  test('becomes a folder that is whole and for its owner alone, or none', async () => {
    const dataDir = join(folder, 'new');
    await mkdir(join(dataDir, 'postgres.new'), { recursive: true });
    // What a start that was cut off left behind.
    await writeFile(join(dataDir, 'postgres.new', 'PG_VERSION'), 'half');
    await makeDataFolder(join(dataDir, 'postgres'));
    expect(inspectDataFolder(dataDir)).toBe(true);
    expect(existsSync(join(dataDir, 'postgres.new'))).toBe(false);
    const { mode, size } = statSync(join(dataDir, 'postgres/pg_wal/000000010000000000000001'));
    expect(size).toBe(16 * 1024 * 1024);
    expect(mode & 0o077).toBe(0);
  });

  test('is packed and unpacked as it was, empty files and folders and zeros included', async () => {
    const from = join(folder, 'from');
    await mkdir(join(from, 'a/empty'), { recursive: true });
    const files = { 'a/zeros': Buffer.alloc(5000), 'a/text': Buffer.from('one\n\0two\0\0'), none: Buffer.alloc(0) };
    for (const [name, content] of Object.entries(files)) await writeFile(join(from, name), content);
    const path = join(folder, 'own.br');
    await writeFile(path, await packTemplate(from, { pglite: '1', postgres: '2' }));
    await unpackTemplate(await readTemplate(path), join(folder, 'to'));
    expect(existsSync(join(folder, 'to/a/empty'))).toBe(true);
    for (const [name, content] of Object.entries(files)) {
      expect((await readFile(join(folder, 'to', name))).equals(content)).toBe(true);
    }
  });

  test('that was cut off or changed on its way is refused, with what to do', async () => {
    const whole = await readFile(ownTemplate);
    const path = join(folder, 'damaged.br');
    const changed = Buffer.from(whole);
    changed[whole.length - 100] = (changed[whole.length - 100] ?? 0) ^ 1;
    for (const content of [whole.subarray(0, 9000), changed, Buffer.alloc(0)]) {
      await writeFile(path, content);
      const refused = await readTemplate(path).catch((error: unknown) => error);
      expect(explainFailure(refused, false)).toMatch(
        /^Attune is not installed as a whole: .*damaged\.br is damaged\. /,
      );
    }
  });
});
