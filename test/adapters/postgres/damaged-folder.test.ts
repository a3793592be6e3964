import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inspectDataFolder } from '../../../adapters/postgres/inspect-data-folder.ts';
import { createLastWords } from '../../../adapters/postgres/last-words.ts';
import { explainOpening } from '../../../adapters/postgres/lite-failure.ts';
import { openEmbedded } from '../../../adapters/postgres/open-embedded.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { seedDataFolder } from './open-store.ts';

// Databases are started here, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
let whole: string;
/** What is looked at before PostgreSQL is: a copy of all costs half a second. */
let outline: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-damaged-'));
  whole = join(folder, 'whole');
  await seedDataFolder(whole);
  outline = join(folder, 'outline');
  const kept = ['PG_VERSION', 'postgresql.conf', 'global/pg_control', 'base', 'pg_wal', 'pg_xact', 'pg_multixact'];
  for (const name of kept) {
    const deep = name !== 'base';
    await cp(join(whole, 'postgres', name), join(outline, 'postgres', name), {
      recursive: true,
      filter: (path) => deep || path.endsWith(name),
    });
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const open = (dataDir: string) => openEmbedded({ dataDir, log: new MemoryLog() });

type Damage = {
  readonly what: string;
  readonly kind: string;
  readonly says: RegExp;
  readonly by: (dataDir: string) => unknown;
};

const inside = (...names: string[]) => join('postgres', ...names);
const remove =
  (...names: string[]) =>
  (dataDir: string) =>
    rmSync(join(dataDir, ...names), { recursive: true });

const damages: readonly Damage[] = [
  {
    what: 'without PG_VERSION',
    kind: 'half-restored',
    says: /without PG_VERSION.*one backup/,
    by: remove(inside('PG_VERSION')),
  },
  {
    what: 'with nothing but PG_VERSION',
    kind: 'half-restored',
    says: /without base, global/,
    by: (dataDir) => {
      for (const name of readdirSync(join(dataDir, 'postgres')))
        if (name !== 'PG_VERSION') remove(inside(name))(dataDir);
    },
  },
  { what: 'without its tables', kind: 'half-restored', says: /without base/, by: remove(inside('base')) },
  {
    what: 'without its settings',
    kind: 'half-restored',
    says: /without postgresql.conf/,
    by: remove(inside('postgresql.conf')),
  },
  {
    what: 'without its control file',
    kind: 'half-restored',
    says: /without global.pg_control/,
    by: remove(inside('global', 'pg_control')),
  },
  {
    what: 'of another PostgreSQL',
    kind: 'other-version',
    says: /made by PostgreSQL 17.*this Attune has 18/,
    by: (dataDir) => writeFileSync(join(dataDir, inside('PG_VERSION')), '17\n'),
  },
  {
    what: 'with a control file of zeros',
    kind: 'damaged',
    says: /control file.*damaged/,
    by: (dataDir) => writeFileSync(join(dataDir, inside('global', 'pg_control')), Buffer.alloc(8192)),
  },
  {
    what: 'without its log',
    kind: 'missing-log',
    says: /no write-ahead log/,
    by: (dataDir) => {
      for (const name of readdirSync(join(dataDir, inside('pg_wal')))) remove(inside('pg_wal', name))(dataDir);
    },
  },
  {
    what: 'that is a file',
    kind: 'not-a-folder',
    says: /is a file.*ATTUNE_DATA_DIR/,
    by: (dataDir) => {
      remove('postgres')(dataDir);
      writeFileSync(join(dataDir, 'postgres'), '');
    },
  },
  {
    what: 'whose files lie one level too high',
    kind: 'wrong-level',
    says: /Move them into/,
    by: async (dataDir) => {
      await rename(join(dataDir, 'postgres'), `${dataDir}-inner`);
      await rm(dataDir, { recursive: true });
      await rename(`${dataDir}-inner`, dataDir);
    },
  },
];

test.each(damages)('a data folder $what is refused, and left as it is', async ({ kind, says, by }) => {
  const dataDir = await damaged(outline, by);
  const before = pictureOf(dataDir);
  const refused = await open(dataDir).catch((error: unknown) => error);
  expect(refused).toMatchObject({ name: 'DatabaseFailure', kind });
  expect((refused as Error).message).toMatch(says);
  expect((refused as Error).message).not.toMatch(/wasm|Aborted|sASSERTIONS/);
  expect(pictureOf(dataDir)).toEqual(before);
});

/** What only PostgreSQL itself finds. */
const found: readonly Damage[] = [
  {
    what: 'whose log does not fit',
    kind: 'missing-log',
    says: /checkpoint record/,
    by: (dataDir) => {
      const wal = join(dataDir, inside('pg_wal'));
      for (const name of readdirSync(wal).filter((one) => /^[0-9A-F]{24}$/.test(one)))
        writeFileSync(join(wal, name), Buffer.alloc(readFileSync(join(wal, name)).length));
    },
  },
  {
    what: 'with a control file that was changed',
    kind: 'damaged',
    says: /control file/,
    by: (dataDir) => {
      const path = join(dataDir, inside('global', 'pg_control'));
      const bytes = readFileSync(path);
      bytes.writeUInt32LE(7, 40);
      writeFileSync(path, bytes);
    },
  },
  {
    what: 'without the tables of Attune',
    kind: 'half-restored',
    says: /could not open file/,
    by: (dataDir) => {
      const tables = join(dataDir, inside('base', '5'));
      for (const name of readdirSync(tables).filter((one) => Number.parseInt(one, 10) >= 16_384))
        rmSync(join(tables, name));
    },
  },
];

test.each(found)('a data folder $what says so, in a sentence', async ({ kind, says, by }) => {
  const dataDir = await damaged(whole, by);
  const refused = await open(dataDir).catch((error: unknown) => error);
  expect(refused).toMatchObject({ name: 'DatabaseFailure', kind });
  expect((refused as Error).message).toMatch(says);
  expect((refused as Error).message).not.toMatch(/wasm|Aborted|sASSERTIONS/);
});

test('a data folder that is a file is refused', async () => {
  const path = join(folder, 'file');
  await writeFile(path, '');
  await expect(open(path)).rejects.toThrow(/is a file/);
  await expect(open(join(path, 'below'))).rejects.toThrow(/is a file/);
});

test('an empty folder, as a volume that was just made, holds no database', async () => {
  const dataDir = join(folder, 'empty');
  expect(inspectDataFolder(dataDir)).toBe(false);
  await mkdir(join(dataDir, 'postgres'), { recursive: true });
  expect(inspectDataFolder(dataDir)).toBe(false);
});

test.each([
  // What Emscripten's file system throws is no error at all.
  [{ name: 'ErrnoError', errno: 51 }, 'disk-full', /no space left.*Free some space/],
  [Object.assign(new Error('ENOSPC: mkdir'), { code: 'ENOSPC', syscall: 'mkdir' }), 'disk-full', /Free some space/],
  [Object.assign(new Error('EROFS: mkdir'), { code: 'EROFS', syscall: 'mkdir' }), 'read-only', /writable again/],
  [Object.assign(new Error('EACCES: open'), { code: 'EACCES', syscall: 'open' }), 'not-permitted', /chown -R/],
])('a first start that the disk keeps from its end says why (%#)', (thrown, kind, says) => {
  const explained = explainOpening(createLastWords(), thrown);
  expect(explained).toMatchObject({ name: 'DatabaseFailure', kind });
  expect((explained as Error).message).toMatch(says);
});

async function damaged(from: string, by: Damage['by']): Promise<string> {
  const dataDir = await mkdtemp(join(folder, 'data-'));
  await cp(from, dataDir, { recursive: true });
  await by(dataDir);
  return dataDir;
}

/** Every file and what is in it. */
function pictureOf(dataDir: string): readonly string[] {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return entry.isFile() ? `${path} ${createHash('sha1').update(readFileSync(path)).digest('hex')}` : path;
    })
    .toSorted();
}
